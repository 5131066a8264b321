// The person's alerts, rule limits and mutes as the window knows them: changed here and nowhere else. The
// application keeps them in files and hands the first two to the model; what became of each alert comes back by
// snapshot.
#pragma once

#include "model/alerts/alert.h"
#include "ui/source_kind.h"
#include "ui/voice_mutes.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// Limits that differ from the rule table's, by rule.
using RiskLimits = std::map<std::string, Thresholds, std::less<>>;

// A condition on a word of the vocabulary; empty where there is no such word.
std::optional<AlertCondition> alertOn(std::string_view metric, const QString& asset, std::optional<VenueId> venue,
                                      double level, AlertOperator op = AlertOperator::Above);

class AlertBook : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<AlertRule>& rules() const { return m_rules; }
    const AlertRule* find(std::uint64_t id) const;
    // From the file; announces nothing. True: it does not say of some key level when it was set. That one is
    // judged from the first whole day of UTC that comes, which is to be kept.
    // `last`: the highest number that was given out before.
    bool load(std::vector<AlertRule> rules, std::uint64_t last = 0);
    // The highest number that was given out, also to one that is deleted: none is given out again, since what
    // fired, the journal and kept evidence name an alert by it.
    std::uint64_t lastId() const { return m_last; }

    std::uint64_t add(AlertRule rule);  // gives it its number
    void replace(const AlertRule& rule);
    void remove(std::uint64_t id);
    void setArmed(std::uint64_t id, bool armed);

    // Several at once, announced once: new numbers; by their numbers; taken out with their places, to be put back.
    std::vector<std::uint64_t> addAll(std::vector<AlertRule> rules);
    void change(const std::vector<AlertRule>& rules);
    struct Removed {
        std::size_t place = 0;
        AlertRule rule;
    };
    std::vector<Removed> takeOut(const std::vector<std::uint64_t>& ids);
    void putBack(const std::vector<Removed>& removed);
    // The person deletes them, in whichever list or chart: until the next deletion they can be put back.
    void discard(const std::vector<std::uint64_t>& ids);
    void restore();
    std::size_t discarded() const { return m_discarded.size(); }

    // What became of them, as the model said last; what charts draw of them.
    const std::shared_ptr<const AlertSnapshot>& judged() const { return m_judged; }
    void setJudged(std::shared_ptr<const AlertSnapshot> judged);
    // What was to fire once, and has, is switched off here too: the model forgets it with the program. Only as it
    // was judged, and for each time that it fired once: who arms it again means it.
    void pauseFired(const AlertSnapshot& judged);

    // The one whose past is marked on the charts; none: no one's.
    std::optional<std::uint64_t> selected() const { return m_selected; }
    void select(std::optional<std::uint64_t> id);

    // A panel offers a condition; the window opens the form with it. Nothing is set before the person agrees.
    void propose(const AlertCondition& condition) { Q_EMIT proposed(condition); }
    void proposeRule(const AlertRule& draft) { Q_EMIT ruleProposed(draft); }
    void edit(std::uint64_t id) { Q_EMIT editWanted(id); }

    // A rule that is only tried out while its form is open: the model looks back over its past. It stands beside
    // the others there, paused, and in no list and no file.
    static constexpr std::uint64_t kTrial = ~std::uint64_t{0};
    void setTrial(std::optional<AlertRule> rule);
    std::vector<AlertRule> forModel() const;

    const RiskLimits& limits() const { return m_limits; }
    void loadLimits(RiskLimits limits) { m_limits = std::move(limits); }
    void setLimits(RiskLimits limits);
    // The window opens the editor; `rule` is shown first.
    void editLimits(const std::string& rule = {}) { Q_EMIT limitsWanted(QString::fromStdString(rule)); }

    void mute(const Warning& warning, MuteFor how = MuteFor::Hour);
    void unmute(const Warning& warning) { unmute(MuteList::placeOf(warning)); }
    void unmute(const std::string& place);
    bool isMuted(const Warning& warning) const { return m_mutes.has(warning, m_now()); }
    std::vector<Mute> mutes() const { return m_mutes.all(); }
    void loadMutes(const std::vector<Mute>& mutes) { m_mutes.load(mutes); }
    // Ends mutes that are over: now and then, with what is raised.
    void endMutes(const RiskSnapshot* risk);
    // Something was raised on this asset: rows of it are washed once.
    void ring(const QString& asset) { Q_EMIT rang(asset); }
    // What a webhook complains of, for the list of alerts; empty: nothing.
    void setPostTrouble(const QString& trouble);
    QString postTrouble() const { return m_postTrouble; }
    // Pictures and values that were kept when this alert fired last.
    void openEvidence(std::uint64_t alert) { Q_EMIT evidenceWanted(alert); }
    // What an asset costs, when that was so, and whose word it is. Without an answer, and of anything but the live
    // market, the moment is that of the person's clock and there is no price: what is kept is judged there next.
    struct PriceAt {
        std::optional<double> price;
        Timestamp at{};
        SourceKind source = SourceKind::Live;
    };
    void setPrices(std::function<std::optional<PriceAt>(const std::string& asset)> prices)
    {
        m_prices = std::move(prices);
    }
    // The person's clock.
    void setNow(std::function<Timestamp()> now) { m_now = std::move(now); }
    Timestamp now() const { return m_now(); }

Q_SIGNALS:
    void changed();
    void discardedChanged();
    void trialChanged();
    void limitsChanged();
    void mutesChanged();
    void rang(const QString& asset);
    void postTroubleChanged();
    void evidenceWanted(quint64 alert);
    void limitsWanted(const QString& rule);
    void proposed(const plimsoll::AlertCondition& condition);
    void ruleProposed(const plimsoll::AlertRule& draft);
    void editWanted(quint64 id);
    void selectedChanged();
    void judgedChanged();

private:
    // When each key level of `rule` was set: as `before` has it, else now.
    void stamp(AlertRule& rule, const AlertRule* before) const;

    std::vector<AlertRule> m_rules;
    std::uint64_t m_last = 0;
    std::vector<Removed> m_discarded;
    std::optional<AlertRule> m_trial;
    std::optional<std::uint64_t> m_selected;
    std::shared_ptr<const AlertSnapshot> m_judged;
    std::map<std::uint64_t, std::optional<Timestamp>> m_paused;  // by number: for having fired then
    RiskLimits m_limits;
    MuteList m_mutes;
    QString m_postTrouble;
    std::function<std::optional<PriceAt>(const std::string&)> m_prices;
    std::function<Timestamp()> m_now = [] {
        return std::chrono::time_point_cast<Timestamp::duration>(std::chrono::system_clock::now());
    };
};

}  // namespace plimsoll
