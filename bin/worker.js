require('./load.cjs').load('main').work();
