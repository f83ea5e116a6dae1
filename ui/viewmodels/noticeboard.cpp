// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticeboard.h"

#include "model/action.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DesktopNotices)
};

/// Of those that were merged into a count the oldest are forgotten.
constexpr size_t mostOnBoard = 200;

const QString rowMark = u"notice:"_s;
const QString groupMark = u"notices:"_s;
const QString summaryKey = u"notices-meanwhile"_s;
const QString replyAction = u"reply"_s;
const QString boostAction = u"boost"_s;
const QString favouriteAction = u"favourite"_s;
const QString acceptAction = u"accept"_s;
const QString rejectAction = u"reject"_s;

bool tellsOfIt(const std::vector<Account> &accounts, const QString &id)
{
    return std::ranges::find(accounts, AccountId{id}, &Account::id) != accounts.end();
}

} // namespace

NoticeBoard::NoticeBoard(Notifier &notifier, const Clock &clock, Picture picture, QObject *parent)
    : QObject(parent)
    , m_notifier(notifier)
    , m_picture(std::move(picture))
    , m_desk(notifier, clock,
          [this](const QString &group, int count) { return together(group, count); })
{
    connect(&m_notifier, &Notifier::activated, this, &NoticeBoard::activated);
    connect(&m_notifier, &Notifier::closed, this, [this](const QString &key) {
        take(key);
        if (key == summaryKey) {
            Q_EMIT summaryGone();
        }
    });
}

NoticeBoard::Shown NoticeBoard::shownOf(
    const NoticeNews &news, const std::vector<Account> &accounts)
{
    const store::NoticeRow &row = news.row;
    Shown shown{.key = rowMark + (row.grouping.isEmpty() ? QString::number(row.row) : row.grouping),
        .group = groupMark + accounts.front().id.value,
        .row = row.row,
        .accounts = row.accounts,
        .post = row.post ? row.post->post.uri : QString(),
        .person = row.doers.empty() ? QString() : row.doers.front().actor.acct};
    const auto first = [](QString &of, bool can, const QString &account) {
        of = can && of.isEmpty() ? account : of;
    };
    for (const NoticeDoer &doer : news.doers) {
        if (tellsOfIt(accounts, doer.account)) {
            first(shown.replier, doer.replies, doer.account);
            first(shown.booster, doer.boosts, doer.account);
            first(shown.favouriter, doer.favourites, doer.account);
            first(shown.answerer, doer.answers, doer.account);
        }
    }
    return shown;
}

QList<NoticeAction> NoticeBoard::actionsOf(const Shown &shown)
{
    QList<NoticeAction> actions;
    const auto offer = [&](const QString &who, const QString &id, const QString &label) {
        if (!who.isEmpty()) {
            actions << NoticeAction{id, label};
        }
    };
    offer(shown.replier, replyAction, Words::tr("Reply"));
    offer(shown.booster, boostAction, Words::tr("Boost"));
    offer(shown.favouriter, favouriteAction, Words::tr("Favourite"));
    offer(shown.answerer, acceptAction, Words::tr("Accept"));
    offer(shown.answerer, rejectAction, Words::tr("Reject"));
    return actions;
}

void NoticeBoard::put(const NoticeNews &news, const std::vector<Account> &accounts)
{
    QStringList accts;
    for (const Account &account : accounts) {
        accts << account.acct;
    }
    const Shown shown = shownOf(news, accounts);
    Notice notice = noticeOfRow(news.row, accts);
    notice.key = shown.key;
    notice.actions = actionsOf(shown);
    m_accts.insert(shown.group, accts.first());
    keep(shown);
    if (!m_picture || news.row.doers.empty()) {
        tell(shown.key, shown.row, notice);
        return;
    }
    m_picture(news.row.doers.front().actor,
        [self = QPointer(this), shown, notice](const QImage &picture) mutable {
            if (self) {
                notice.picture = picture;
                self->tell(shown.key, shown.row, notice);
            }
        });
}

void NoticeBoard::keep(const Shown &shown)
{
    take(shown.key);
    m_shown.push_back(shown);
    if (m_shown.size() > mostOnBoard) {
        m_shown.erase(m_shown.begin());
    }
}

/// Unless it was read, or said anew, while its picture was looked for.
void NoticeBoard::tell(const QString &key, qint64 row, const Notice &notice)
{
    const auto shown = std::ranges::find(m_shown, key, &Shown::key);
    if (shown != m_shown.end() && shown->row == row) {
        m_desk.tell(QString(shown->group), notice);
    }
}

Notice NoticeBoard::together(const QString &group, int count) const
{
    return noticeOfMany(m_accts.value(group), count);
}

void NoticeBoard::putSummary(const std::vector<MissedNotices> &missed)
{
    Notice notice = noticeOfMissed(missed);
    notice.key = summaryKey;
    m_notifier.show(notice);
}

void NoticeBoard::withdrawSummary()
{
    m_notifier.withdraw(summaryKey);
}

void NoticeBoard::withdrawRead(const IsRead &isRead)
{
    QStringList groups;
    const auto read = [&](const Shown &shown) {
        const bool gone = isRead(shown.row, shown.accounts);
        if (gone) {
            m_desk.withdraw(shown.key);
            groups << shown.group;
        }
        return gone;
    };
    std::erase_if(m_shown, read);
    for (const QString &group : std::as_const(groups)) {
        if (!holds(group)) {
            m_desk.seen(group); // a count of them, too
        }
    }
}

bool NoticeBoard::holds(const QString &group) const
{
    return std::ranges::find(m_shown, group, &Shown::group) != m_shown.end();
}

std::optional<NoticeBoard::Shown> NoticeBoard::take(const QString &key)
{
    const auto found = std::ranges::find(m_shown, key, &Shown::key);
    if (found == m_shown.end()) {
        return {};
    }
    const Shown shown = *found;
    m_shown.erase(found);
    return shown;
}

void NoticeBoard::activated(const QString &key, const QString &action, const QString &token)
{
    if (key == summaryKey) {
        Q_EMIT summaryGone(); // the desk takes back what was clicked
    }
    if (key == summaryKey || key.startsWith(groupMark)) {
        Q_EMIT wantsWindow(token);
        return;
    }
    if (!key.startsWith(rowMark)) {
        return; // somebody else's notice
    }
    const auto shown = take(key);
    if (!shown) {
        Q_EMIT wantsWindow(token);
    } else if (action.isEmpty()) {
        open(*shown, token);
    } else {
        act(*shown, action, token);
    }
}

void NoticeBoard::open(const Shown &shown, const QString &token)
{
    if (!shown.post.isEmpty()) {
        Q_EMIT wantsPost(
            shown.post, token, shown.replier.isEmpty() ? shown.accounts.value(0) : shown.replier);
    } else if (!shown.person.isEmpty()) {
        Q_EMIT wantsPerson(u'@' + shown.person, token);
    } else {
        Q_EMIT wantsWindow(token);
    }
}

/// What the notice did not offer is not heard.
void NoticeBoard::act(const Shown &shown, const QString &action, const QString &token)
{
    if (action == replyAction && !shown.replier.isEmpty()) {
        Q_EMIT wantsReply(shown.post, shown.replier, token);
    } else if (action == boostAction && !shown.booster.isEmpty()) {
        Q_EMIT acts(word(Action::Kind::Boost), shown.post, shown.booster);
    } else if (action == favouriteAction && !shown.favouriter.isEmpty()) {
        Q_EMIT acts(word(Action::Kind::Favourite), shown.post, shown.favouriter);
    } else if (action == acceptAction && !shown.answerer.isEmpty()) {
        Q_EMIT answers(word(Action::Kind::AcceptFollower), u'@' + shown.person, shown.answerer);
    } else if (action == rejectAction && !shown.answerer.isEmpty()) {
        Q_EMIT answers(word(Action::Kind::RejectFollower), u'@' + shown.person, shown.answerer);
    }
}

} // namespace asterism::ui
