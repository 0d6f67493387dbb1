import * as vscode from 'vscode';
import { patternsOf, searchOf } from './plainText';

export const languageId = 'outline';

/** The patterns of `files.associations`, in all folders, that make a file an outline. */
export function associatedPatterns(): string[] {
  const folders = [undefined, ...(vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri)];
  const associations = folders.map(folder => vscode.workspace.getConfiguration('files', folder).get<Record<string, string>>('associations', {}));
  return [...new Set(associations.flatMap(each => patternsOf(each, languageId)))];
}

/** Whether a folder that is open has notes in it, or says where they are. */
export async function hasNotes(): Promise<boolean> {
  for (const pattern of ['.outline.json', '**/*.{outline,notes}', ...associatedPatterns().map(searchOf)]) {
    if ((await vscode.workspace.findFiles(pattern, undefined, 1)).length > 0) return true;
  }
  return false;
}
