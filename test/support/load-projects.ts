import { App } from 'cdktf';
import { loadProject } from '../../constructs/project/load-project';

/** Loads the projects in the given folders and makes their stacks, and prints what is thrown, as a JSON list. */
const messages = process.argv.slice(2).map((folder) => {
  process.chdir(folder);
  try {
    const app = new App();
    for (const org of loadProject().loadOrgs()) org.project.stack(app, org);
    return '';
  } catch (error) {
    return String(error);
  }
});
console.log(JSON.stringify(messages));
