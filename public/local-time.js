// Adds what only the reader's own clock can say; every page is right without it.
//   <time datetime="2026-06-08T18:30:00-07:00">… <span data-your-time></span></time>   the reader's own time, if it differs
//   <p data-opens="2026-06-09T01:15:00Z"></p>      says how long until a door opens
{
  const format = (options) => new Intl.DateTimeFormat('en-US', options)
  const clock = format({
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })

  for (const slot of document.querySelectorAll('time[datetime] [data-your-time]')) {
    const written = slot.closest('time').dateTime
    const at = new Date(written)
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(written) ?? []
    const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
    if (Number.isNaN(offset) || offset === -at.getTimezoneOffset()) continue
    slot.textContent = `Your time: ${clock.format(at).replace(/\s([AP])M/, (_, half) => ` ${half.toLowerCase()}m`)}`
  }

  const many = (count, unit) => `${count} ${unit}${count === 1 ? '' : 's'}`
  const until = (minutes) => {
    if (minutes >= 2880) return many(Math.floor(minutes / 1440), 'day')
    if (minutes < 60) return many(minutes, 'minute')
    return `${many(Math.floor(minutes / 60), 'hour')}${minutes % 60 ? ` ${many(minutes % 60, 'minute')}` : ''}`
  }

  for (const slot of document.querySelectorAll('[data-opens]')) {
    const opensAt = new Date(slot.dataset.opens).getTime()
    const tick = () => {
      const minutes = Math.ceil((opensAt - Date.now()) / 60_000)
      if (minutes > 0) {
        slot.textContent = `It opens in ${until(minutes)}.`
        setTimeout(tick, Math.max(1_000, opensAt - Date.now() - (minutes - 1) * 60_000))
        return
      }
      // Only this is read aloud; a countdown that speaks each minute would be a torment.
      slot.setAttribute('aria-live', 'polite')
      const link = document.createElement('a')
      link.href = location.pathname
      link.textContent = 'Go in'
      slot.replaceChildren('The room is open. ', link)
    }
    tick()
  }
}
