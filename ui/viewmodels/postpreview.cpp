// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/postpreview.h"

#include "content/markdown.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "store/serveremojis.h"
#include "sync/posttaking.h"
#include "ui/models/hear.h"

#include <QRegularExpression>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// The server's thousands are not read for the colon of every address.
bool mayNameEmoji(const QString &text)
{
    static const QRegularExpression shortcode(u":[^:\\s/]+:"_s);
    return shortcode.match(text).hasMatch();
}

/// Of the server's emoji those that stand in the text: it may have thousands.
std::vector<CustomEmoji> emojisIn(const QString &text, const std::vector<ServerEmoji> &all)
{
    std::vector<CustomEmoji> used;
    for (const ServerEmoji &one : all) {
        if (text.contains(u':' + one.shortcode + u':')) {
            used.push_back({one.shortcode, one.url, one.staticUrl});
        }
    }
    return used;
}

/// What the text is read as there; without an account it is nobody's yet.
Result<TextFormat> formatAt(store::CacheTx &tx, TextFormat chosen, const QString &host)
{
    if (host.isEmpty()) {
        return chosen;
    }
    const auto server = store::instance(tx, host);
    return server ? Result<TextFormat>(formatReadAt(takerAt(*server), chosen)) : server.error();
}

} // namespace

PostPreview::PostPreview(store::Store &store, std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_emojis(std::move(emojis))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(behindMs));
    connect(&m_soon, &QTimer::timeout, this, &PostPreview::readHost);
}

void PostPreview::show(const QString &text, const QString &format, const QString &accountId)
{
    m_wish = {text, textFormat(format), accountId};
    ++m_turn;
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void PostPreview::readHost()
{
    hear(m_store.readUser([](store::UserTx &tx) { return store::accounts(tx); }), &m_store, this,
        [this, turn = m_turn](const Result<std::vector<Account>> &accounts) {
            if (turn != m_turn || !accounts) {
                return;
            }
            const auto own =
                std::ranges::find(*accounts, AccountId{m_wish.accountId}, &Account::id);
            readText(own == accounts->end() ? Account() : *own);
        });
}

void PostPreview::readText(const Account &account)
{
    hear(m_store.readCache(
             [wish = m_wish, account](store::CacheTx &tx) { return read(tx, wish, account); }),
        &m_store, this, [this, turn = m_turn](const Result<Read> &read) {
            if (turn == m_turn) {
                take(m_wish, read);
            }
        });
}

/// On a reading lane, for a long text takes its time.
Result<PostPreview::Read> PostPreview::read(
    store::CacheTx &tx, const Wish &wish, const Account &account)
{
    Read read{.host = account.acct.section(u'@', -1)};
    if (mayNameEmoji(wish.text)) {
        const auto all = store::serverEmojis(tx, account.host);
        if (!all) {
            return all.error();
        }
        read.emojis = emojisIn(wish.text, *all);
    }
    const auto format = formatAt(tx, wish.format, account.host);
    if (!format) {
        return format.error();
    }
    const Context context{.emojis = read.emojis, .host = read.host};
    read.shown = shownText(previewBlocks(wish.text, *format, context), read.host);
    return read;
}

/// Without the server's emoji the words are still to be seen.
void PostPreview::take(const Wish &wish, const Result<Read> &read)
{
    if (read) {
        m_emojis->add(read->host, read->emojis);
        m_shown = read->shown;
    } else {
        m_shown = shownText(previewBlocks(wish.text, wish.format), {});
    }
    Q_EMIT changed();
}

} // namespace asterism::ui
