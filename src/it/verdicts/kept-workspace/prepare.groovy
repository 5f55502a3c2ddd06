import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'target'))
Servers.withHabits(context, basedir, 'sync=300ms', [
    'secoda.pollInterval': '300ms',
])

return true
