/** A client of the ESLint language server, which is what runs in VS Code's ESLint extension. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';

import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type MessageConnection,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';

const SERVER = createRequire(import.meta.url).resolve(
  'vscode-langservers-extracted/bin/vscode-eslint-language-server',
);

/** Every key has to be there: without one of them the server says nothing at all. */
const settings = (rootUri: string, options: object) => ({
  validate: 'on',
  experimental: { useFlatConfig: false },
  nodePath: null,
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  workspaceFolder: { name: 'root', uri: rootUri },
  workingDirectory: { mode: 'location' },
  useESLintClass: true,
  run: 'onType',
  quiet: false,
  onIgnoredFiles: 'off',
  format: false,
  options,
  codeActionOnSave: { mode: 'all' },
});

const CAPABILITIES = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    didChangeConfiguration: { dynamicRegistration: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
  },
};

/** An editor with a folder open. */
export class Editor {
  readonly #server: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #edits: WorkspaceEdit[] = [];

  private constructor(server: ChildProcess, connection: MessageConnection) {
    this.#server = server;
    this.#connection = connection;
  }

  /** Opens a folder. `options` is the user's `eslint.options`. */
  static async open(directory: string, options: object = {}): Promise<Editor> {
    const server = spawn(execPath, [SERVER, '--stdio'], {
      cwd: directory,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const editor = new Editor(server, connection);
    const rootUri = pathToFileURL(directory).href;
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => settings(rootUri, options)),
    );
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      editor.#edits.push(edit);
      return { applied: true };
    });
    connection.onRequest(() => null);
    connection.listen();
    const workspaceFolders = [{ name: 'root', uri: rootUri }];
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders,
      capabilities: CAPABILITIES,
    });
    await connection.sendNotification('initialized', {});
    return editor;
  }

  /** Shows a file and gets its squiggles. */
  async squiggles(path: string, text: string, languageId: string): Promise<Diagnostic[]> {
    const uri = pathToFileURL(path).href;
    const textDocument = { uri, languageId, version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    const report = await this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** Gets what the light bulb at a squiggle offers. */
  async quickFixes(path: string, squiggle: Diagnostic): Promise<CodeAction[]> {
    return this.#connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: pathToFileURL(path).href },
      range: squiggle.range,
      context: { diagnostics: [squiggle], only: ['quickfix'] },
    });
  }

  /** Chooses one of them, and gets the edits that the editor is then told to make. */
  async choose({ command }: CodeAction): Promise<WorkspaceEdit[]> {
    const before = this.#edits.length;
    await this.#connection.sendRequest('workspace/executeCommand', {
      command: command?.command,
      arguments: command?.arguments,
    });
    return this.#edits.slice(before);
  }

  /** Closes the folder and waits until the server is gone. */
  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#server.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await gone;
    this.#connection.dispose();
  }
}
