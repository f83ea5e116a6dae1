// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/emojichoices.h"

#include "model/reaction.h"
#include "protocol/capabilities.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "store/serveremojis.h"
#include "store/timeline.h"
#include "sync/acting.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/memberorder.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Emoji)
};

/// Which names are shown is the translators' word: the program's language is not the locale's.
bool speaksJapanese()
{
    return Words::tr("names in English") != "names in English"_L1;
}

QByteArray unicodeFile()
{
    QFile file(u":/emoji/emoji.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<Account> accountNamed(store::UserTx &tx, const QString &id)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto found = std::ranges::find(*accounts, AccountId{id}, &Account::id);
    return found == accounts->end() ? Account() : *found;
}

/// A server of which nothing is known yet is not held to take none.
bool takesReactions(store::CacheTx &tx, const Account &account)
{
    const auto server = store::instance(tx, account.host);
    return !server || !*server
        || capabilities(**server).reactionCalls != Capabilities::ReactionCalls::None;
}

/// By what the cache knows of the post; one that is not there takes all.
Result<AcceptedReactions> acceptedThere(
    store::CacheTx &tx, const Account &account, const QString &uri)
{
    const auto post = store::postByUri(tx, uri);
    if (!post || !*post) {
        return post ? Result<AcceptedReactions>(AcceptedReactions::All) : post.error();
    }
    return acceptedReactions(actingPost((*post)->post, tx.now), account);
}

/// What is called so stands before what begins so, and that before what it is one word of.
std::vector<EmojiEntry> namedSoFirst(const std::vector<EmojiEntry> &emojis, const QString &words)
{
    const QString begun = folded(words);
    std::array<std::vector<EmojiEntry>, 3> parts;
    for (const EmojiEntry &emoji : emojis) {
        const QString name = folded(emoji.label).remove(u':');
        parts[name == begun ? 0 : name.startsWith(begun) ? 1 : 2].push_back(emoji);
    }
    std::vector<EmojiEntry> all;
    for (const auto &part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

} // namespace

EmojiChoices::EmojiChoices(
    store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_emojis(std::move(emojis))
    , m_recent(store)
{
    connect(&m_recent, &RecentEmoji::changed, this, &EmojiChoices::arrange);
}

void EmojiChoices::beginFor(const QString &accountId, const QString &postUri)
{
    begin(accountId, true);
    m_post = postUri;
    readAcceptance();
}

void EmojiChoices::begin(const QString &accountId, bool reacting)
{
    m_reacting = reacting;
    m_post.clear();
    accept(AcceptedReactions::All);
    setSearch({});
    if (accountId == m_account && !m_read.groups.empty()) {
        m_recent.setHost(m_read.host); // another window of them may have been used
        decideOffer();
        setGroup(0);
        return;
    }
    m_account = accountId;
    m_group = 0;
    m_busy = !accountId.isEmpty();
    m_failure.clear();
    read();
    if (m_busy) {
        ask();
    }
}

QFuture<Result<EmojiChoices::Read>> EmojiChoices::readAll(
    store::Store &store, const QString &accountId, bool japanese)
{
    const auto withEmoji = [&store, japanese](const Result<Account> &account) {
        return store.readCache([account, japanese](store::CacheTx &tx) -> Result<Read> {
            if (!account) {
                return account.error();
            }
            const auto own = store::serverEmojis(tx, account->host);
            const auto readAt = store::serverEmojisReadAt(tx, account->host);
            if (!own || !readAt) {
                return own ? readAt.error() : own.error();
            }
            Read read{.groups = emojiByCategory(*own),
                .host = account->acct.section(u'@', -1),
                .readAt = *readAt,
                .takesReactions = takesReactions(tx, *account)};
            for (EmojiGroup &group : unicodeEmoji(unicodeFile(), japanese)) {
                read.groups.push_back(std::move(group));
            }
            return read;
        });
    };
    return store.readUser([accountId](store::UserTx &tx) { return accountNamed(tx, accountId); })
        .then(&store, withEmoji)
        .unwrap();
}

void EmojiChoices::readAcceptance()
{
    const auto ofPost = [&store = m_store, uri = m_post](const Result<Account> &account) {
        return store.readCache([=](store::CacheTx &tx) -> Result<AcceptedReactions> {
            return account ? acceptedThere(tx, *account, uri) : account.error();
        });
    };
    const auto accepted =
        m_store.readUser([id = m_account](store::UserTx &tx) { return accountNamed(tx, id); })
            .then(&m_store, ofPost)
            .unwrap();
    hear(accepted, &m_store, this,
        [this, id = m_account, uri = m_post](const Result<AcceptedReactions> &told) {
            if (id == m_account && uri == m_post) {
                accept(told ? *told : AcceptedReactions::All); // enqueueing refuses it as well
            }
        });
}

void EmojiChoices::accept(AcceptedReactions accepted)
{
    if (accepted != m_accepted) {
        m_accepted = accepted;
        m_group = 0;
        arrange();
        Q_EMIT statusChanged();
    }
}

QString EmojiChoices::limit() const
{
    return m_offered ? acceptanceWords(m_accepted) : QString();
}

void EmojiChoices::read()
{
    hear(readAll(m_store, m_account, speaksJapanese()), &m_store, this,
        [this, accountId = m_account](const Result<Read> &read) { take(accountId, read); });
}

void EmojiChoices::take(const QString &accountId, const Result<Read> &read)
{
    if (accountId != m_account) {
        return;
    }
    if (!read) {
        m_failure = sentence(read.error());
        decideOffer();
        return;
    }
    const bool same =
        read->host == m_read.host && read->readAt == m_read.readAt && !m_read.groups.empty();
    if (!same) { // else nothing moves under the reader
        m_read = *read;
        m_recent.setHost(m_read.host);
        arrange();
    }
    decideOffer();
}

void EmojiChoices::ask()
{
    hear(m_ask(u"server-emojis"_s, {{u"account"_s, m_account}}), &m_store, this,
        [this, accountId = m_account](
            const Result<QJsonObject> &told) { answer(accountId, told); });
}

void EmojiChoices::answer(const QString &accountId, const Result<QJsonObject> &answer)
{
    if (accountId != m_account) {
        return;
    }
    m_busy = false;
    m_failure = answer ? QString() : sentence(answer.error());
    if (answer) {
        read(); // they are in the cache now
    }
    decideOffer();
}

void EmojiChoices::decideOffer()
{
    m_offered = !m_reacting || m_read.takesReactions;
    m_trouble = m_offered
        ? m_failure
        : Words::tr("%1 takes no reactions with emoji.").replace(u"%1"_s, m_read.host);
    Q_EMIT statusChanged();
}

/// Those among them that the author of the post takes; of a like alone there is one anyway.
std::vector<EmojiEntry> EmojiChoices::usedLately() const
{
    std::vector<EmojiEntry> used = m_recent.all();
    if (m_accepted == AcceptedReactions::Like) {
        return {};
    }
    if (m_accepted == AcceptedReactions::NonSensitive) {
        QSet<QString> sensitive;
        for (const EmojiGroup &group : m_read.groups) {
            for (const EmojiEntry &emoji : group.emojis) {
                if (emoji.sensitive) {
                    sensitive.insert(emoji.name);
                }
            }
        }
        std::erase_if(
            used, [&](const EmojiEntry &emoji) { return sensitive.contains(emoji.name); });
    }
    return used;
}

/// Behind the first one the group that is shown stays the same whatever comes before it.
void EmojiChoices::arrange()
{
    const QString shown = m_group > 0 ? groups().value(m_group) : QString();
    m_taken = m_read.groups.empty() ? std::vector<EmojiGroup>()
                                    : acceptedEmoji(m_read.groups, m_accepted);
    m_groups = m_taken;
    const std::vector<EmojiEntry> used = usedLately();
    if (!used.empty()) {
        m_groups.insert(m_groups.begin(), {.name = Words::tr("Used lately"), .emojis = used});
    }
    m_group = std::max(0, int(groups().indexOf(shown)));
    Q_EMIT groupsChanged();
    show();
}

void EmojiChoices::show()
{
    beginResetModel();
    if (!m_search.trimmed().isEmpty()) {
        m_shown = emojiFound(m_taken, m_search, mostFound);
    } else {
        m_shown = m_groups.empty() ? std::vector<EmojiEntry>() : m_groups[size_t(m_group)].emojis;
    }
    endResetModel();
    Q_EMIT shownChanged();
}

void EmojiChoices::setGroup(int group)
{
    if (group >= 0 && group < int(m_groups.size())) {
        m_group = group;
        show();
    }
}

void EmojiChoices::setSearch(const QString &search)
{
    if (search != m_search) {
        m_search = search;
        show();
    }
}

void EmojiChoices::use(const QString &emoji, const QString &picture)
{
    m_recent.use(emoji, picture);
}

std::vector<EmojiEntry> EmojiChoices::found(const QString &words, size_t most) const
{
    const std::vector<EmojiEntry> all =
        namedSoFirst(emojiFound(m_read.groups, words, mostFound), words);
    std::vector<EmojiEntry> sorted;
    for (const EmojiEntry &used : m_recent.all()) {
        const auto known = std::ranges::find(all, used.name, &EmojiEntry::name);
        if (known != all.end()) {
            sorted.push_back(*known);
        }
    }
    for (const EmojiEntry &emoji : all) {
        const bool there = std::ranges::find(sorted, emoji.name, &EmojiEntry::name) != sorted.end();
        if (!there && sorted.size() < most) {
            sorted.push_back(emoji);
        }
    }
    sorted.resize(std::min(sorted.size(), most));
    return sorted;
}

QStringList EmojiChoices::groups() const
{
    QStringList names;
    for (const EmojiGroup &group : m_groups) {
        names << group.name;
    }
    return names;
}

int EmojiChoices::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant EmojiChoices::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const EmojiEntry &emoji = m_shown[size_t(index.row())];
    switch (role) {
    case EmojiRole:
        return emoji.name;
    case PictureRole:
        return emoji.url;
    case LabelRole:
        return emoji.label;
    case ImageRole:
        if (emoji.url.isEmpty()) {
            return QString();
        }
        if (m_emojis) { // of those in sight alone: it forgets others for them
            m_emojis->add(m_read.host, {{emoji.name, emoji.url, emoji.staticUrl}});
        }
        return imageUrl::emoji(m_read.host, emoji.name).toString();
    default:
        return {};
    }
}

QHash<int, QByteArray> EmojiChoices::roleNames() const
{
    return {
        {EmojiRole, "emoji"}, {PictureRole, "picture"}, {ImageRole, "image"}, {LabelRole, "label"}};
}

} // namespace asterism::ui
