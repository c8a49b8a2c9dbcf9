/** `XMLHttpRequest`: several calls on one object. */
import type { Row } from '../../analysis/rows.js';

/** `XMLHttpRequest`, and the old package that brings it to Node. */
export const XHR: readonly Row[] = [
  {
    kind: 'http',
    api: ['global#XMLHttpRequest.new()', '{xmlhttprequest,xhr2}#XMLHttpRequest.new()'],
    ports: {},
    methods: {
      open: { method: '0', url: '1' },
      setRequestHeader: { headerName: '0', headerValue: '1' },
      send: { body: '0' },
    },
    response: 'parsed',
    bodyAt: 'response',
    from: 'WHATWG XMLHttpRequest standard, open, setRequestHeader and send',
  },
];
