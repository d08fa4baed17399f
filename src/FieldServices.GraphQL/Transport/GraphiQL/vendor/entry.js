import * as React from 'react';
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import 'graphiql/style.css';
window.GraphiQLBundle = { React, createRoot, GraphiQL, createGraphiQLFetcher, createClient };
