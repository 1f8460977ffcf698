-- A session of headless Neovim with the language server: what an author sees and does, written down as JSON.
-- $HEDGEROW_SERVER is the server's command as a JSON list, $HEDGEROW_REPORT the file to write.
-- Written for 0.7, which Debian 12 has: later versions have `vim.lsp.start` and `vim.lsp.config`.
local patience = 60000
local report = {}
local exited

local function session()
  local path = vim.fn.fnamemodify('a.hedge', ':p')
  vim.cmd('edit ' .. path)
  local buffer = vim.api.nvim_get_current_buf()
  local client_id = vim.lsp.start_client({
    name = 'hedgerow',
    cmd = vim.fn.json_decode(vim.env.HEDGEROW_SERVER),
    root_dir = vim.fn.getcwd(),
    on_exit = function(code, signal)
      exited = { code = code, signal = signal }
    end,
  })
  local client
  -- Attached only when the server has answered: as `on_attach` of every set-up does.
  vim.wait(patience, function()
    client = vim.lsp.get_client_by_id(client_id)
    return client ~= nil and client.initialized == true
  end, 20)
  vim.bo[buffer].filetype = 'hedge'
  vim.lsp.buf_attach_client(buffer, client_id)
  report.encoding = client.offset_encoding

  local function diagnostics(wanted)
    local found = vim.wait(patience, function()
      return #vim.diagnostic.get(buffer) == wanted
    end, 20)
    assert(found, 'expected ' .. wanted .. ' diagnostics, found ' .. vim.inspect(vim.diagnostic.get(buffer)))
    return vim.diagnostic.get(buffer)
  end
  local function ask(method, params)
    local answer, problem = client.request_sync(method, params, patience, buffer)
    assert(answer, problem)
    assert(not answer.err, vim.inspect(answer.err))
    return answer.result
  end
  local function at(line, column)
    vim.api.nvim_win_set_cursor(0, { line, column })
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
  end

  local first = diagnostics(1)[1]
  report.diagnostic = { message = first.message, lnum = first.lnum, col = first.col, code = first.code }
  report.hover = ask('textDocument/hover', at(2, 13)).contents.value
  report.symbols = vim.tbl_map(function(symbol)
    return symbol.name
  end, ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }))

  -- Completion as 'omnifunc' shows it.
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  local items = ask('textDocument/completion', at(2, 28 + 4)).items
  report.completion = vim.tbl_map(function(item)
    return item.label
  end, items)

  -- The fix of the diagnostic, applied with Neovim's own means.
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.range.start = { line = first.lnum, character = first.col }
  params.range['end'] = params.range.start
  params.context = { diagnostics = {} }
  for _, action in ipairs(ask('textDocument/codeAction', params)) do
    if action.isPreferred then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      break
    end
  end
  diagnostics(0)
  report.fixed = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

  -- Edits behind an emoji, each sent as the part that changed: typing, a line taken out, and undone.
  local function keys(typed)
    -- A script is one step of undo, unless it says otherwise.
    vim.cmd('let &undolevels = &undolevels')
    vim.cmd('normal! ' .. typed)
  end
  keys('2GA # \u{1f600} é')
  keys('2GA \u{1f680}')
  keys('2G0f{3lx')
  local broken = diagnostics(1)[1]
  report.broken = { message = broken.message, lnum = broken.lnum, col = broken.col }
  keys('u')
  diagnostics(0)
  keys('Gdd')
  keys('u')
  diagnostics(0)
  local rename = ask('textDocument/rename', vim.tbl_extend('force', at(1, 7), { newName = 'level' }))
  vim.lsp.util.apply_workspace_edit(rename, client.offset_encoding)
  report.renamed = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  diagnostics(0)
  local edits = ask('textDocument/formatting', {
    textDocument = vim.lsp.util.make_text_document_params(),
    options = { tabSize = 2, insertSpaces = true },
  })
  vim.lsp.util.apply_text_edits(edits, buffer, client.offset_encoding)
  report.formatted = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local target = ask('textDocument/definition', at(3, 14))[1]
  report.definition = { uri = target.uri, line = target.range.start.line }

  client.stop()
  vim.wait(patience, function()
    return exited ~= nil
  end, 20)
  report.exited = exited
end

local done, problem = xpcall(session, debug.traceback)
if not done then
  report.problem = problem
end
vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.HEDGEROW_REPORT)
vim.cmd(done and 'qall!' or 'cquit!')
