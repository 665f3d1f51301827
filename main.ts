import './installed';

import { synthProject } from './constructs';

synthProject();
