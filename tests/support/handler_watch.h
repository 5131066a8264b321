// How long each thread of the program keeps its event loop busy with one event: the processor's time of the
// longest handler, by the thread's name. Not the time of the clock, which on a machine that others use says
// nothing.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace plimsoll::test {

class HandlerWatch : public QCoreApplication {
    Q_OBJECT
public:
    HandlerWatch(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    // Of threads whose name begins so, since `forget`; 0 under sanitizers, where everything takes longer.
    static double worstMs(const QString& thread);
    static void forget();
};

}  // namespace plimsoll::test
