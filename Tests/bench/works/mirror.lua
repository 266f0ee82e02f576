-- Walks through the pages of the list, as many readers do together, instead of asking for one again and again.
local pages, page = 100, 0

request = function()
  page = page % pages + 1
  return wrk.format("GET", wrk.path .. "&page=" .. page)
end
