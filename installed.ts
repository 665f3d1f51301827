import { refuseIncompleteInstallation } from './installation';

/** Ends the process with a message when something is not installed: imported first, it speaks before anything else fails. */
try {
  require('./constructs');
} catch (error) {
  refuseIncompleteInstallation(error as NodeJS.ErrnoException);
  process.exit();
}
