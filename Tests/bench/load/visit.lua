-- Visits from their beginning to their end: draws the first page, then answers on its sheet.
local sheets, visits, answers = {}, 0, ""

init = function(arguments)
  answers = arguments[1]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

request = function()
  local sheet = table.remove(sheets)
  if not sheet then return wrk.format("GET") end
  visits = visits + 1
  wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", visits / 65536 % 256, visits / 256 % 256, visits % 256)
  return wrk.format("POST", nil, nil, answers .. "&sheet=" .. sheet)
end

response = function(status, headers, body)
  local sheet = body:match('name="sheet" value="(%x+)"')
  if sheet then sheets[#sheets + 1] = sheet end
end
