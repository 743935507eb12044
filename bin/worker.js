import loader from './load.cjs';

loader.load('worker');
