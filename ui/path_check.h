// What is wrong with a path that a person has typed: looked at beside the window, since a share may hang. The
// answer stays with the path that it was found for.
#pragma once

#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace plimsoll {

class PathCheck {
public:
    using Look = std::function<QString(const QString& path)>;  // in another thread; empty: nothing is wrong

    // `whom` has this as a member, and hears by `answered` that there is another answer than before.
    PathCheck(QObject& whom, Look look, std::function<void()> answered);
    PathCheck(const PathCheck&) = delete;
    PathCheck& operator=(const PathCheck&) = delete;

    // A path that was asked about last is looked at again only where that is wanted; the old answer holds until
    // then. `kept`: the path that holds by now. Another that nobody is left to hear the first answer of is said to
    // be lost.
    void ask(const QString& path, const QString& kept, bool again = false);
    // Of the one asked about last; none: not known yet.
    std::optional<QString> trouble(const QString& path) const;
    // Its answer is still to come, the first or another.
    bool asks(const QString& path) const { return m_asked == path; }
    // What stands in for it until then.
    static QString waiting();

private:
    void hear(const QString& path, const QString& said);

    QObject& m_whom;
    const Look m_look;
    const std::function<void()> m_answered;
    QString m_path;
    std::optional<QString> m_trouble;  // of that one
    std::optional<QString> m_asked;    // the last one whose answer is still to come
};

}  // namespace plimsoll
