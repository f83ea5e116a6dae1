// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/followspage.h"

#include "app/jobs.h"
#include "base/host.h"
#include "content/html.h"
#include "content/plain.h"
#include "store/accounts.h"
#include "sync/prepare.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/viewpointwords.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FollowsPage)
};

constexpr qsizetype longestFirstLine = 200;

/// The first line that says anything.
QString firstLineOf(const Actor &actor)
{
    const QString text = plainText(noteBlocks(actor)).trimmed();
    const QString line = text.section(u'\n', 0, 0).simplified();
    return line.size() > longestFirstLine ? line.left(longestFirstLine) + u'…' : line;
}

QString acctNamed(const QString &handle)
{
    const auto known = parseHandle(handle);
    return known ? known->acct() : handle;
}

QStringList idsIn(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray all = value.toArray();
    for (const auto &text : all) {
        texts << text.toString();
    }
    return texts;
}

} // namespace

FollowsPage::FollowsPage(store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis,
    const Wish &wish, QObject *parent)
    : RowsModel({"acct", "name", "avatar", "bio", "colours", "followedBy"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_emojis(std::move(emojis))
    , m_acct(acctNamed(wish.acct))
    , m_side(wish.side)
    , m_account(wish.account)
    , m_reader(
          &store, this,
          [this] {
              return m_store.readUser([](store::UserTx &tx) { return store::accounts(tx); });
          },
          [this](const Result<std::vector<Account>> &accounts) {
              if (accounts) {
                  m_accounts = *accounts;
                  show();
              } else {
                  m_trouble = sentence(accounts.error());
                  Q_EMIT changed();
              }
          })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts) {
            m_reader.read();
        }
    });
    m_reader.read();
    readMore();
}

void FollowsPage::readMore()
{
    if (m_busy || !m_more) {
        return;
    }
    m_busy = true;
    m_trouble.clear();
    Q_EMIT changed();
    const QJsonObject argument{{u"acct"_s, m_acct}, {u"side"_s, m_side}, {u"as"_s, m_account},
        {u"host"_s, m_host}, {u"id"_s, m_id}, {u"below"_s, m_below}};
    hear(m_ask(u"follows"_s, argument), &m_store, this,
        [this](const Result<QJsonObject> &page) { take(page); });
}

void FollowsPage::take(const Result<QJsonObject> &page)
{
    if (!page) {
        end(sentence(page.error()));
        return;
    }
    std::vector<std::pair<Actor, QStringList>> told;
    const QJsonArray rows = page->value("people"_L1).toArray();
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        told.emplace_back(safeActor(actorFromJob(row)), idsIn(row["followed_by"_L1]));
        const Actor &actor = told.back().first;
        if (m_emojis) {
            m_emojis->add(actor.acct.section(u'@', -1), actor.emojis);
        }
    }
    // What strangers say of themselves may be long: it is parsed on the lane.
    const auto parse = [told = std::move(told)](store::CacheTx &) -> Result<std::vector<Person>> {
        std::vector<Person> people;
        for (const auto &[actor, followedBy] : told) {
            people.push_back({.acct = actor.acct,
                .name = styledName(actor),
                .avatar = imageUrl::avatar(actor).toString(),
                .bio = firstLineOf(actor),
                .followedBy = followedBy});
        }
        return people;
    };
    hear(m_store.readCache(parse), &m_store, this,
        [this, page = *page](const Result<std::vector<Person>> &people) {
            if (people) {
                add(*people, page);
            } else {
                end(sentence(people.error()));
            }
        });
}

void FollowsPage::add(std::vector<Person> people, const QJsonObject &page)
{
    const bool first = m_id.isEmpty();
    m_account = page["seen_by"_L1].toString();
    m_host = page["host"_L1].toString();
    m_id = page["id"_L1].toString();
    m_below = page["below"_L1].toString();
    if (first) {
        const QString host = m_host.isEmpty() ? m_acct.section(u'@', -1) : m_host;
        m_told = toldWords(host, page["seen_by_acct"_L1].toString());
        m_total = page["total"_L1].toInteger(-1);
        m_hidden = page["hidden"_L1].toBool();
    }
    const size_t before = m_people.size();
    for (Person &person : people) {
        const bool twice =
            std::ranges::find(m_people, person.acct, &Person::acct) != m_people.end();
        if (!twice && m_people.size() < size_t(mostShown)) {
            m_people.push_back(std::move(person));
        }
    }
    // A server whose pages bring nobody new would be asked for ever.
    m_more = !m_below.isEmpty() && m_people.size() > before && m_people.size() < size_t(mostShown);
    show();
    end({});
}

void FollowsPage::end(const QString &trouble)
{
    m_busy = false;
    m_trouble = trouble;
    Q_EMIT changed();
}

QString FollowsPage::remark() const
{
    if (m_busy || m_more || !m_trouble.isEmpty()) {
        return {};
    }
    if (m_hidden) {
        return isOfFollowers() ? Words::tr("They do not show who follows them.")
                               : Words::tr("They do not show whom they follow.");
    }
    const auto shown = int(m_people.size());
    if (m_total > shown) {
        QString words = Words::tr("%1 of %2 are shown: of the others nothing is told.");
        words.replace(u"%2"_s, QString::number(m_total));
        return shown >= mostShown ? Words::tr("The first %Ln are shown.", nullptr, shown)
                                  : words.replace(u"%1"_s, QString::number(shown));
    }
    return shown == 0 ? Words::tr("Nobody.") : QString();
}

void FollowsPage::show()
{
    std::vector<Row> rows;
    for (const Person &person : m_people) {
        rows.push_back(rowOf(person));
    }
    showRows(std::move(rows));
}

RowsModel::Row FollowsPage::rowOf(const Person &person) const
{
    QStringList colours;
    QStringList names;
    for (size_t place = 0; place < m_accounts.size(); ++place) {
        const Account &account = m_accounts[place];
        if (person.followedBy.contains(account.id.value)) {
            colours << accountColour(account.colour, int(place));
            names << u'@' + account.acct;
        }
    }
    const QString words = names.isEmpty()
        ? QString()
        : Words::tr("followed by %1").replace(u"%1"_s, names.join(u", "_s));
    return {person.acct,
        {QString(u'@' + person.acct), person.name, person.avatar, person.bio, colours, words}};
}

} // namespace asterism::ui
