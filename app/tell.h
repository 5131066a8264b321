// What is said on a terminal. Names of files, and what venues say, may have been written by somebody else: nothing
// of it is obeyed there.
#pragma once

#include <QByteArray>
#include <QString>

namespace plimsoll {

// As it is printed: controls and marks that turn text around are blank, ends of lines stay.
QByteArray plainly(QString text);
// JSON as it is printed: the same ones are escaped, so that it says the same.
QByteArray plainJson(const QByteArray& json);
// A line on standard error: "plimsoll: ..."
void tell(const QString& what);

}  // namespace plimsoll
