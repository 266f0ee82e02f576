-- Posts a file's lines, each once, as from as many people behind a proxy.
local bodies, place = {}, 0

init = function(arguments)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  for line in io.lines(arguments[1]) do bodies[#bodies + 1] = line end
end

request = function()
  place = place % #bodies + 1
  wrk.headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", place / 65536 % 256, place / 256 % 256, place % 256)
  return wrk.format(nil, nil, nil, bodies[place])
end
