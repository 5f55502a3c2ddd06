import co.secoda.it.Pairs

Pairs.copy(projectDirectory, 'passing', new File(basedir, 'm1/target'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'm2/target'))
Pairs.copy(projectDirectory, 'passing', new File(basedir, 'm3/target'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'm4/target'))
Pairs.copy(projectDirectory, 'passing', new File(basedir, 'm5/target'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'm6/target'))
Pairs.copy(projectDirectory, 'passing', new File(basedir, 'm7/target'))
Pairs.copy(projectDirectory, 'failing', new File(basedir, 'm8/target'))

return true
