import './installed';

import project from './project';

project.synth();
