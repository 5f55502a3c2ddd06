import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'failing', new File(basedir, 'target'))
Servers.withHabits(context, basedir, 'sync=500ms', [
    'secoda.pollInterval': '300ms',
])

return true
