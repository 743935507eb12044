require('./load.cjs').load('worker');
