require('./load.cjs').load('reader');
