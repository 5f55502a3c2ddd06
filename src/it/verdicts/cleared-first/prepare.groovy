import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'passing'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'failing'))
Servers.withHabits(context, basedir, 'sync=500ms,last-run=never,clears-first', [
    'secoda.settleTime': '1s',
    'secoda.syncTimeout': '2s',
    'secoda.pollInterval': '200ms',
])

return true
