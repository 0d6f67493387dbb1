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

test('the server stops when it is asked to', function()
  client.stop()
  eventually('the end', function() return client.is_stopped() end)
end)

say('end of tests')
vim.cmd('qall!')
