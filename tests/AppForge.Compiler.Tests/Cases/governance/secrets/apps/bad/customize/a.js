const headers = { 'X-Cybozu-API-Token': 'k3J9dkWm2P0qLs8VbXcT' }; // # expect: P-SEC-05
const password = "aB3xK9mPq2Zw"; // # expect: P-SEC-05
