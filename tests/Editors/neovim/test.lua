-- Neovim 0.7's own LSP client on the seed: it pulls no diagnostics, so the server has to push them.
local server, note = assert(os.getenv('OUTLINE_NOTES')), assert(os.getenv('OUTLINE_NOTES_NOTE'))

local function say(text) io.stdout:write(text .. '\n') end

local function test(name, body)
  local ok, err = xpcall(body, debug.traceback)
  say((ok and 'ok - ' or 'not ok - ') .. name)
  if not ok then say(tostring(err)) end
end

local function equal(actual, expected)
  if not vim.deep_equal(actual, expected) then error('got ' .. vim.inspect(actual) .. ', wanted ' .. vim.inspect(expected), 2) end
end

local function eventually(what, ask)
  if not vim.wait(10000, ask, 20) then error('waited in vain: ' .. what, 2) end
end

vim.lsp.set_log_level('warn')
vim.cmd('edit ' .. vim.fn.fnameescape(note))
local buffer = vim.api.nvim_get_current_buf()
vim.bo[buffer].filetype = 'outline'
local document = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
local client

local function request(method, params)
  local answers, err = vim.lsp.buf_request_sync(buffer, method, params, 10000)
  assert(answers, err)
  local answer = assert(answers[client.id], 'no answer')
  if answer.err then error(vim.inspect(answer.err), 2) end
  return answer.result
end

-- `line:rule` of the diagnostics of one severity, lines from 1
local function found(severity)
  local all = vim.diagnostic.get(buffer, { severity = severity })
  table.sort(all, function(a, b) return a.lnum < b.lnum end)
  return vim.tbl_map(function(d) return (d.lnum + 1) .. ':' .. (d.code or d.user_data.lsp.code) end, all)
end

local warning = vim.diagnostic.severity.WARN
local seed_warnings = { '13:mojibake', '178:ambiguous-indentation', '181:skipped-level', '188:ambiguous-indentation' }

test('the server starts and offers what this client can use', function()
  local id = assert(vim.lsp.start_client({ name = 'outline-notes', cmd = { server, 'lsp' }, root_dir = vim.fn.fnamemodify(note, ':h') }))
  assert(vim.lsp.buf_attach_client(buffer, id))
  eventually('the answer to initialize', function()
    client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end)
  local can = client.server_capabilities
  assert(can.documentSymbolProvider and can.codeActionProvider, vim.inspect(can))
  assert(not can.foldingRangeProvider and not can.diagnosticProvider, 'this Neovim knows neither folds nor pulled diagnostics')
end)

test('document symbols', function()
  local sections = vim.tbl_map(function(section)
    return { section.name, vim.tbl_map(function(child) return child.name end, section.children) }
  end, request('textDocument/documentSymbol', document))
  equal(sections, {
    { 'chats', { 'sentry', 'airbyte', 'prisma', 'stackbit', 'hasura', 'builder.io', 'ITA', 'Tangram' } },
    { 'explore', { 'cloudflare', 'replay', 'supabase', 'suborbital', 'graphcdn', 'astro', 'codesandbox', 'quicknode' } },
  })
end)

test('the warnings arrive without being asked for', function()
  eventually('four warnings', function() return #found(warning) == 4 end)
  equal(found(warning), seed_warnings)
end)

test('columns hold after a character outside the basic plane', function()
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { '- é😀 [[open' })
  eventually('the new warning', function() return #found(warning) == 5 end)
  equal(found(warning)[1], '1:unclosed-link')
  local first = vim.tbl_filter(function(d) return d.lnum == 0 end, vim.diagnostic.get(buffer, { severity = warning }))[1]
  equal(first.col, 9) -- in bytes 2 + 2 + 4 + 1; the server said 6, in UTF-16 2 + 1 + 2 + 1
end)

test('edits in several places keep the server in step', function()
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, {})
  vim.api.nvim_buf_set_lines(buffer, 1, 2, false, { '- sentry [[a]]' })
  vim.api.nvim_buf_set_text(buffer, 1, 2, 1, 8, { 'Sentry' })
  eventually('the four warnings of before', function() return vim.deep_equal(found(warning), seed_warnings) end)
  local names = vim.tbl_map(function(child) return child.name end, request('textDocument/documentSymbol', document)[1].children)
  assert(vim.startswith(names[1], 'Sentry'), names[1])
  equal(names[2], 'airbyte')
end)

test('a code action mends the broken characters', function()
  local at = vim.tbl_filter(function(d) return d.lnum == 12 end, vim.diagnostic.get(buffer, { severity = warning }))[1]
  local line = vim.api.nvim_buf_get_lines(buffer, 12, 13, false)[1]
  local range = {
    start = { line = 12, character = vim.str_utfindex(line, at.col) },
    ['end'] = { line = 12, character = vim.str_utfindex(line, at.end_col) },
  }
  local actions = request('textDocument/codeAction', vim.tbl_extend('error', document, { range = range, context = { diagnostics = {}, only = { 'quickfix' } } }))
  equal(#actions, 1)
  local action = actions[1].edit and actions[1] or request('codeAction/resolve', actions[1])
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  equal(vim.api.nvim_buf_get_lines(buffer, 12, 13, false)[1], '\t\t- entity regularización')
  eventually('one warning less', function() return #found(warning) == 3 end)
end)

-- Names across notes, by Neovim's own commands.

local folder = vim.fn.fnamemodify(note, ':h')

local function open(name)
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/' .. name))
  buffer = vim.api.nvim_get_current_buf()
  if not vim.lsp.buf_is_attached(buffer, client.id) then assert(vim.lsp.buf_attach_client(buffer, client.id)) end
end

-- where the cursor is, as `file:line`
local function here() return vim.fn.expand('%:t') .. ':' .. vim.api.nvim_win_get_cursor(0)[1] end

-- the places in the quickfix list, which the commands fill; it is emptied first
local function listed(what, ask)
  vim.fn.setqflist({}, 'r')
  ask()
  eventually(what, function() return #vim.fn.getqflist() > 0 end)
  local places = vim.tbl_map(function(item) return vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') .. ':' .. item.lnum end, vim.fn.getqflist())
  vim.cmd('cclose')
  return places
end

test('a mention leads to the company in another note', function()
  open('diary.notes')
  vim.api.nvim_win_set_cursor(0, { 2, 17 })
  vim.lsp.buf.definition()
  eventually('the definition', function() return here() == 'garden.outline:2' end)
end)

test('all mentions are listed', function()
  open('garden.outline')
  vim.api.nvim_win_set_cursor(0, { 2, 3 })
  local places = listed('the mentions', vim.lsp.buf.references)
  table.sort(places)
  equal(places, { 'diary.notes:2', 'garden.outline:2', 'garden.outline:6', 'garden.outline:6' })
end)

test('a company is found in all notes', function()
  equal(listed('the symbols', function() vim.lsp.buf.workspace_symbol('cloudflare') end)[1], vim.fn.fnamemodify(note, ':t') .. ':162')
  equal(listed('the symbols', function() vim.lsp.buf.workspace_symbol('quokka') end)[1], 'garden.outline:5')
end)

test('a new name is written in all notes, each time in its own way', function()
  open('diary.notes')
  vim.api.nvim_win_set_cursor(0, { 2, 45 })
  vim.lsp.buf.rename('Wombat Works')
  local lines
  eventually('the new name', function()
    lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    return lines[2]:find('wombat') ~= nil
  end)
  equal(lines[2], '- the people of acme were at the fair, and wombat works too')
  equal(lines[3], "\t- they asked WOMBAT WORKS' neighbour")
  equal(vim.api.nvim_buf_get_lines(vim.fn.bufnr('garden.outline'), 4, 5, false)[1], '- Wombat Works')
end)

test('names are completed', function()
  local list = function(row, line, prefix)
    vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { line })
    vim.api.nvim_win_set_cursor(0, { row + 1, #line })
    local found = request('textDocument/completion', { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = row, character = #line } })
    return vim.tbl_map(function(item) return item.word end, vim.lsp.util.text_document_completion_list_to_complete_items(found, prefix))
  end
  assert(vim.tbl_contains(list(3, '- a line to write on: bui', 'bui'), 'builder.io'))
  assert(vim.startswith(list(3, '- a line to write on: [[acm', 'acm')[1], 'acme.dev'))
end)

-- Repairs.

test('a note is formatted, and formatted again it stays', function()
  open('garden.outline')
  local before = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  vim.api.nvim_buf_set_lines(buffer, 1, 3, false, { '-   ' .. before[2]:sub(3), '    - ' .. before[3]:sub(4) })
  -- This Neovim does not say that it formats, so its own command finds no server that offers it.
  local function format()
    local document = { textDocument = vim.lsp.util.make_text_document_params(buffer), options = { tabSize = 4, insertSpaces = false } }
    local edits = assert(client.request_sync('textDocument/formatting', document, 10000, buffer)).result
    vim.lsp.util.apply_text_edits(edits, buffer, client.offset_encoding)
    return #edits
  end
  assert(format() > 0, 'nothing was formatted')
  equal(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), before)
  equal(format(), 0)
end)

test('what is wrong in notes that are not open arrives when it is asked for', function()
  vim.fn.writefile({ '- see https//example.org/x for what was said' }, folder .. '/unseen.outline')
  client.notify('workspace/didChangeWatchedFiles', { changes = { { uri = vim.uri_from_fname(folder .. '/unseen.outline'), type = 1 } } })
  client.notify('workspace/didChangeConfiguration', { settings = { outline = { diagnostics = { workspace = true } } } })
  eventually('the warning', function()
    local unseen = vim.fn.bufnr('unseen.outline')
    return unseen >= 0 and #vim.diagnostic.get(unseen, { severity = warning }) == 1
  end)
end)

test('the server stops when it is asked to', function()
  client.stop()
  eventually('the end', function() return client.is_stopped() end)
end)

say('end of tests')
vim.cmd('qall!')
