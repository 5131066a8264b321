// The program itself, run as a person or a script runs it, and what came of it.
#pragma once

#include <QProcess>
#include <QtTest>

namespace plimsoll::test {

struct Ran {
    int status = -1;  // -1: it did not end by itself
    QByteArray out, err;
};

inline constexpr int kProgramPatience = 60'000;

inline Ran ended(QProcess& p)
{
    Ran r;
    if (p.state() != QProcess::NotRunning)
        p.kill();
    else if (p.exitStatus() == QProcess::NormalExit)
        r.status = p.exitCode();
    r.out = p.readAllStandardOutput();
    r.err = p.readAllStandardError();
    return r;
}

inline Ran runProgram(const QStringList& arguments, const QByteArray& input = {},
                      const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    QProcess p;
    p.setProcessEnvironment(environment);
    p.start(QStringLiteral(PLIMSOLL_BINARY), arguments);
    p.write(input);
    p.closeWriteChannel();
    p.waitForFinished(kProgramPatience);
    return ended(p);
}

// The event loop turns meanwhile: a venue of this process may be the program's other side.
inline Ran finishBeside(QProcess& p)
{
    [[maybe_unused]] const bool done =
        QTest::qWaitFor([&p] { return p.state() == QProcess::NotRunning; }, kProgramPatience);
    return ended(p);
}

}  // namespace plimsoll::test
