/** Whether this build carries the in-memory sample data: development and tests, never the window. */
declare const __FAKE__: boolean;
