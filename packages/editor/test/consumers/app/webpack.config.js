export default {
  mode: 'production',
  entry: './src/main.js',
  output: { path: `${import.meta.dirname}/webpack-dist`, publicPath: 'auto' },
  performance: false,
  module: {
    rules: [
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      { test: /\.ttf$/, type: 'asset/resource' },
    ],
  },
};
