import { everyPage } from '../harness/every-page.ts';

everyPage('nl', 'nl-NL');
