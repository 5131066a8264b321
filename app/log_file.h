// Qt's log messages into a file that does not grow without end. Whoever says something waits for no disk and no
// terminal: both have a queue and a thread. What does not fit there, or is refused, is dropped, counted and said
// with the next line that is taken; a file that could not be opened anew is tried again every two seconds.
#pragma once

#include <QString>

namespace plimsoll {

// From here on messages go to the file (four of 4 MB are kept) and warnings to standard error too.
// An empty path: standard error alone. `rules` as in QLoggingCategory, ';' between them.
// Empty: all is well; else why the file cannot be written.
QString startLog(const QString& path, const QString& rules);
// What waits is written before this returns, unless nobody takes it for a second.
void stopLog();

}  // namespace plimsoll
