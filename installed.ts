import { refuseToLoad } from './installation';

/** Ends the process with a message when the constructs cannot be loaded: imported first, it speaks before anything else fails. */
try {
  require('./constructs');
} catch (error) {
  refuseToLoad(error);
  process.exit();
}
