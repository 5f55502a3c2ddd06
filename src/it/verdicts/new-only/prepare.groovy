import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'passing'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'failing'))
Servers.withHabits(context, basedir, 'sync=500ms,foreign=2', [
    'secoda.settleTime': '1s',
    'secoda.pollInterval': '300ms',
])

return true
