// What `doctor` found, a line each: as text while it looks, or as one JSON object at the end.
#pragma once

#include <QString>

#include <vector>

namespace plimsoll {

struct Finding {
    enum class Verdict : std::uint8_t { Ok, Note, Fail };
    Verdict verdict = Verdict::Ok;
    QString subject, what, remedy;  // remedy: what to do
};

class Findings {
public:
    explicit Findings(bool json) : m_json(json) {}

    void ok(const QString& subject, const QString& what) { add({Finding::Verdict::Ok, subject, what, {}}); }
    // Not as it might be, and nothing wrong with it.
    void note(const QString& subject, const QString& what, const QString& remedy = {})
    {
        add({Finding::Verdict::Note, subject, what, remedy});
    }
    void bad(const QString& subject, const QString& what, const QString& remedy)
    {
        add({Finding::Verdict::Fail, subject, what, remedy});
    }
    void check(bool good, const QString& subject, const QString& what, const QString& remedy);
    int failed() const;
    // With JSON: all of it. Else nothing: it has been said.
    void finish() const;

private:
    void add(Finding f);

    const bool m_json;
    std::vector<Finding> m_all;
};

}  // namespace plimsoll
