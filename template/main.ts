import project from './project';

project.synth();
