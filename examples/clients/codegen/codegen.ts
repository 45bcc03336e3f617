import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../../schema.graphql',
  documents: ['src/**/*.ts'],
  importExtension: '.js',
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: {
        // The server can be started with the file that this writes, and can be told to accept nothing else.
        persistedDocuments: { hashAlgorithm: 'sha256' },
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        // Exact numbers travel as strings, dates as ISO text; token counts fit a JavaScript number.
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', Decimal: 'string', Long: 'number', JSON: 'unknown' },
      },
    },
  },
};

export default config;
