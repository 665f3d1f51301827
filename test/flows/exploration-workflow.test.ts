import { exploreFlow } from '../support/explore-flow';

exploreFlow('workflow');
