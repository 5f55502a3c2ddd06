import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'passing'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'failing'))
Servers.withHabits(context, basedir, 'sync=1500ms,clock=-1h', [
    'secoda.settleTime': '3s',
    'secoda.pollInterval': '300ms',
])

return true
