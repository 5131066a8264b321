// Surprise warnings are failures: what Qt or we complain about while a test runs must be nothing.
#pragma once

#include <QMutex>
#include <QStringList>
#include <QtGlobal>

#include <utility>

namespace plimsoll::test {

class StrictLog {
public:
    StrictLog() = default;
    ~StrictLog()
    {
        if (s_before) qInstallMessageHandler(s_before);
    }
    StrictLog(const StrictLog&) = delete;
    StrictLog& operator=(const StrictLog&) = delete;

    // From initTestCase: Qt Test has put its own handler in place by then.
    void listen() { s_before = qInstallMessageHandler(&StrictLog::take); }
    // What was complained about since the last call; a test compares it with "".
    QString complaints() const
    {
        const QMutexLocker lock(&s_mutex);
        return std::exchange(s_lines, {}).join(QLatin1Char('\n'));
    }

private:
    static void take(QtMsgType type, const QMessageLogContext& context, const QString& text)
    {
        // What the offscreen platform cannot do (size hints, raising) is no fault of ours.
        const bool platform = text.startsWith(QLatin1String("This plugin does not support"));
        if ((type == QtWarningMsg || type == QtCriticalMsg) && !platform) {
            const QMutexLocker lock(&s_mutex);
            s_lines << text;
        }
        if (s_before && !platform) s_before(type, context, text);
    }

    static inline QtMessageHandler s_before = nullptr;
    static inline QMutex s_mutex;
    static inline QStringList s_lines;
};

}  // namespace plimsoll::test
