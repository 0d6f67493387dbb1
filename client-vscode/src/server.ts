import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';

/** The executable to start, or in one sentence why there is none. */
export type Server = { command: string; version: string } | { problem: string };

/** The path that counts: the user's setting before the executable inside the extension. */
export function serverPath(setting: string, extensionFolder: string, home: string = os.homedir(), platform: NodeJS.Platform = process.platform): string {
  const own = setting.trim();
  if (own === '') return path.join(extensionFolder, 'server', platform === 'win32' ? 'outline-notes.exe' : 'outline-notes');
  return /^~[/\\]/.test(own) ? path.join(home, own.slice(2)) : own;
}

/** Finds the executable and starts it once, so that what is wrong with it can be said before a session fails. */
export async function findServer(setting: string, extensionFolder: string): Promise<Server> {
  const command = serverPath(setting, extensionFolder);
  const origin = setting.trim() === '' ? 'inside the extension' : 'named by the setting "outline.server.path"';
  if (!path.isAbsolute(command)) return { problem: `The server ${origin} must be an absolute path, not "${command}".` };
  if (!await permits(command, constants.F_OK)) return { problem: `The server ${origin} does not exist: ${command}.` };
  if (!await permits(command, constants.X_OK)) {
    // Some ways of copying or unpacking an extension drop the executable bit.
    try {
      await chmod(command, 0o755);
    } catch (error) {
      return { problem: `The server ${origin} is not executable, and its mode cannot be changed: ${reason(error)}.` };
    }
  }
  try {
    return { command, version: await run(command, ['--version']) };
  } catch (error) {
    return { problem: `The server ${origin} does not start: ${reason(error)}.` };
  }
}

const permits = (file: string, mode: number): Promise<boolean> => access(file, mode).then(() => true, () => false);

function run(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else reject(new Error(firstLine(stderr) ?? error.message));
    });
  });
}

const firstLine = (text: string): string | undefined => text.split(/\r?\n/).find(line => line.trim() !== '')?.trim();

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
