import co.secoda.it.Pairs
import co.secoda.it.Servers

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'passing'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'failing'))
Servers.withHabits(context, basedir, '', [
    'secoda.pollInterval': '300ms',
])

return true
