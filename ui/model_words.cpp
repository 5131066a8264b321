#include "ui/model_words.h"

#include "ui/model_word_tables.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace plimsoll {

namespace {

// Joints of the model's sentences, the loosest first.
const std::array<QString, 6>& joints()
{
    static const std::array<QString, 6> all{QStringLiteral("\n"), QStringLiteral(". "),
                                            QStringLiteral("; "), QStringLiteral(" \u2013 "),
                                            QStringLiteral(": "), QStringLiteral(", ")};
    return all;
}

QString translated(const QString& english)
{
    return QCoreApplication::translate("Model", english.toUtf8().constData());
}

// The pieces between a joint; what stands in brackets is not taken apart.
QStringList piecesOf(const QString& text, const QString& joint)
{
    QStringList out;
    qsizetype from = 0;
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'(') ++depth;
        if (text[i] == u')') depth = std::max(0, depth - 1);
        if (depth > 0 || !QStringView(text).mid(i).startsWith(joint)) continue;
        out << text.mid(from, i - from);
        from = i + joint.size();
        i = from - 1;
    }
    out << text.mid(from);
    return out;
}

struct Pattern {
    QRegularExpression shape;
    QString german;  // with %1 to %9
    QString longest;
    qsizetype fixed = 0;
    bool jointed = false;
};

class Speaker {
public:
    QString say(const QString& text)
    {
        renew();
        if (!m_speaks || text.isEmpty()) return text;
        if (const auto known = m_said.constFind(text); known != m_said.cend()) return *known;
        QString said;
        if (const auto known = m_older.constFind(text); known != m_older.cend()) {
            said = *known;
        } else {
            said = part(text, 0);
            ++m_made;
        }
        // Numbers make ever new sentences. What nobody has asked for since the last time goes, the rest stays.
        if (m_said.size() >= kMost) m_older = std::exchange(m_said, {});
        m_said.insert(text, said);
        return said;
    }
    std::uint64_t made() const { return m_made; }

private:
    static constexpr qsizetype kMost = 4'000;
    static constexpr int kDeepest = 12;

    // Whether there is another language, and which: it is read once at the start, tests change it.
    void renew()
    {
        const QString probe = translated(QStringLiteral("no data"));
        if (probe == m_probe) return;
        m_probe = probe;
        m_speaks = probe != QStringLiteral("no data");
        m_said.clear();
        m_older.clear();
        m_patterns.clear();
        if (!m_speaks) return;
        for (const ModelWordTable table :
             {modelRiskWords(), modelPhaseWords(), modelDeskWords(), modelFeedWords(), modelAlertWords()})
            for (const char* word : table)
                if (const QString english = QString::fromUtf8(word); english.contains(QStringLiteral("%1")))
                    m_patterns.push_back(patternOf(english));
        std::stable_sort(m_patterns.begin(), m_patterns.end(),
                         [](const Pattern& a, const Pattern& b) { return a.fixed > b.fixed; });
    }

    static Pattern patternOf(const QString& english)
    {
        static const QRegularExpression place(QStringLiteral("%([1-9])"));
        Pattern p;
        QString shape = QStringLiteral("^");
        qsizetype from = 0;
        const auto fixed = [&](const QString& words) {
            shape += QRegularExpression::escape(words);
            p.fixed += words.size();
            if (words.size() > p.longest.size()) p.longest = words;
        };
        for (auto it = place.globalMatch(english); it.hasNext();) {
            const auto hit = it.next();
            fixed(english.mid(from, hit.capturedStart() - from));
            shape += QStringLiteral("(?<n%1>.+?)").arg(hit.captured(1));
            from = hit.capturedEnd();
        }
        QString rest = english.mid(from);
        if (rest.endsWith(u'.')) rest.chop(1);
        fixed(rest);
        p.shape.setPattern(shape + u'$');
        p.german = translated(english);
        p.jointed = std::any_of(joints().begin(), joints().end(),
                                [&](const QString& joint) { return english.contains(joint); });
        return p;
    }

    // A sentence that is known whole, with its full stop or without.
    static QString whole(const QString& text)
    {
        if (const QString said = translated(text); said != text) return said;
        if (!text.endsWith(u'.')) {
            const QString stopped = text + u'.';
            const QString said = translated(stopped);
            return said == stopped ? QString() : said.chopped(said.endsWith(u'.') ? 1 : 0);
        }
        const QString bare = text.chopped(1);
        const QString said = translated(bare);
        return said == bare ? QString() : said + u'.';
    }

    QString byPattern(const QString& text, bool jointed, int depth)
    {
        const bool stopped = text.endsWith(u'.');
        const QString bare = stopped ? text.chopped(1) : text;
        for (const Pattern& p : m_patterns) {
            if (p.jointed != jointed || !bare.contains(p.longest)) continue;
            const auto hit = p.shape.match(bare);
            if (!hit.hasMatch()) continue;
            QString out;
            for (qsizetype i = 0; i < p.german.size(); ++i) {
                const bool place = p.german[i] == u'%' && i + 1 < p.german.size() && p.german[i + 1] >= u'1' &&
                                   p.german[i + 1] <= u'9';
                if (!place) {
                    out += p.german[i];
                    continue;
                }
                ++i;
                out += part(hit.captured(QStringLiteral("n") + p.german[i]), depth + 1);
            }
            if (out.endsWith(u'.')) out.chop(1);
            if (stopped) out += u'.';
            return out;
        }
        return {};
    }

    // The longest runs of pieces that are known whole first: a sentence may have joints of its own.
    QString joined(const QStringList& pieces, const QString& joint, int depth)
    {
        QStringList out;
        for (qsizetype i = 0; i < pieces.size();) {
            qsizetype end = pieces.size();
            QString said;
            for (; end > i + 1; --end) {
                if (i == 0 && end == pieces.size()) continue;  // that was tried
                said = whole(pieces.mid(i, end - i).join(joint));
                if (!said.isEmpty()) break;
            }
            out << (said.isEmpty() ? part(pieces[i], depth + 1) : said);
            i = said.isEmpty() ? i + 1 : end;
        }
        return out.join(joint);
    }

    QString part(const QString& text, int depth)
    {
        if (depth > kDeepest || text.isEmpty()) return text;
        if (const QString said = whole(text); !said.isEmpty()) return said;
        if (text.startsWith(u'(') && text.endsWith(u')'))
            return u'(' + part(text.mid(1).chopped(1), depth + 1) + u')';
        for (std::size_t i = 0; i < joints().size(); ++i) {
            const QStringList pieces = piecesOf(text, joints()[i]);
            // Whole sentences first, then patterns that have joints themselves.
            if (i == 2)
                if (const QString said = byPattern(text, true, depth); !said.isEmpty()) return said;
            if (pieces.size() > 1) return joined(pieces, joints()[i], depth);
        }
        if (const QString said = byPattern(text, false, depth); !said.isEmpty()) return said;
        return text;
    }

    QString m_probe;
    bool m_speaks = false;
    std::vector<Pattern> m_patterns;
    QHash<QString, QString> m_said, m_older;
    std::uint64_t m_made = 0;
};

Speaker& theSpeaker()
{
    static Speaker speaker;
    return speaker;
}

}  // namespace

QString modelWords(std::string_view english)
{
    const QString text = QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()));
    return format::Standard::on() ? text : theSpeaker().say(text);
}

std::uint64_t modelSentencesMade()
{
    return theSpeaker().made();
}

}  // namespace plimsoll
