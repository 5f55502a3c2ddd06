import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'first/target'))
Pairs.copy(projectDirectory, 'passing', new File(basedir, 'second/target'))

return true
