// A small disk of one's own, really mounted: the test starts itself again in a namespace that only it sees. Where
// the system does not let it, the answer begins with "SKIP" and says why.
#pragma once

#include <QString>

#include <functional>

namespace plimsoll::test {

// In the test: what the child says about the scenario of that name.
QString inPrivateMount(const QString& word);

// In main(): the scenario's name if this is the child, else empty.
QString privateMountWord(int argc, char** argv);
// The child: mounts two megabytes, runs the scenario in it, prints what it says.
int tellPrivateMount(const std::function<QString(const QString& folder)>& scenario);
// What is mounted there may only be read from here on.
bool makeReadOnly(const QString& folder);
bool makeWritable(const QString& folder);

}  // namespace plimsoll::test
