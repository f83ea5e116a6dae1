// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composer.h"

#include "content/postlength.h"
#include "protocol/capabilities.h"
#include "ui/viewmodels/composewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

/// What a draft can hold (model/action.h); no server takes as much.
constexpr qsizetype longestText = 500'000;
constexpr qsizetype longestWarning = 4000;

PostCounting countingOf(const std::optional<Instance> &server)
{
    if (!server) {
        return {};
    }
    const bool mastodon = capabilities(*server).countsLikeMastodon;
    // Misskey has a limit of its own for warnings (endpoints/notes/create.ts).
    return {.clusters = mastodon,
        .shortens = mastodon,
        .warning = server->family != Instance::Family::Misskey};
}

} // namespace

Composer::Composer(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_keeper(m_parts.store)
{
    for (auto it = m_parts.saved.cbegin(); it != m_parts.saved.cend(); ++it) {
        if (it.key().startsWith("post-language/"_L1)) {
            m_languages.insert(it.key().section(u'/', 1), it.value());
        }
    }
    connect(&m_keeper, &DraftKeeper::ready, this, &Composer::begun);
    connect(&m_keeper, &DraftKeeper::problem, this, &Composer::problem);
    connect(&m_keeper, &DraftKeeper::savedChanged, this, &Composer::countChanged);
    connect(&m_keeper, &DraftKeeper::changed, this,
        [this] { m_drafts.show(m_keeper.all(), m_draft.key); });
    connect(&m_parts.accounts, &AccountsModel::wasRead, this, &Composer::accountsChanged);
}

QString Composer::title() const
{
    if (m_draft.action.kind == Action::Kind::Edit) {
        return Words::tr("Edit the post");
    }
    return m_draft.action.post.replyTo.isEmpty() ? Words::tr("New post") : Words::tr("Reply");
}

QString Composer::sendWord() const
{
    if (m_draft.action.kind == Action::Kind::Edit) {
        return Words::tr("Save");
    }
    return m_draft.action.post.replyTo.isEmpty() ? Words::tr("Post") : Words::tr("Reply");
}

void Composer::setText(const QString &text)
{
    const QString taken = text.left(longestText);
    if (!isReady() || text == m_draft.action.post.text) {
        return;
    }
    m_draft.action.post.text = taken;
    typed();
    Q_EMIT textChanged(); // also where it is what it was: the view has more
}

void Composer::setWarning(const QString &warning)
{
    if (!isReady() || warning == m_draft.action.post.warning) {
        return;
    }
    m_draft.action.post.warning = warning.left(longestWarning);
    m_warned = m_warned || !warning.isEmpty();
    typed();
    Q_EMIT warningChanged();
}

void Composer::setWarned(bool on)
{
    if (!isReady() || on == m_warned) {
        return;
    }
    m_warned = on;
    // What a field that is gone holds would be sent unseen; it comes back with the field.
    std::swap(m_draft.action.post.warning, m_hiddenWarning);
    changed();
    Q_EMIT warningChanged();
}

void Composer::setVisibility(const QString &word)
{
    const bool fixed = m_draft.action.kind == Action::Kind::Edit;
    if (!isReady() || fixed || !visibilities().contains(word)) {
        return;
    }
    m_draft.action.post.visibility = asterism::visibility(word);
    m_draft.action.post.localOnly = false; // what was chosen is all that is meant
    changed();
}

QList<Visibility> Composer::offered() const
{
    return m_draft.action.kind == Action::Kind::Edit
        ? QList<Visibility>{m_draft.action.post.visibility}
        : visibilitiesAt(server());
}

QStringList Composer::visibilities() const
{
    QStringList words;
    for (const Visibility one : offered()) {
        words << word(one);
    }
    return words;
}

void Composer::setAccountId(const QString &id)
{
    const auto &all = m_parts.accounts.all();
    const auto found = std::ranges::find(all, AccountId{id}, &Account::id);
    const bool fixed = m_draft.action.kind == Action::Kind::Edit;
    if (!isReady() || fixed || found == all.end() || !whyNotWrite(*found, m_place).isEmpty()) {
        return;
    }
    m_draft.action.account = found->id;
    PostText &post = m_draft.action.post;
    post.visibility = visibilityAmong(post.visibility, offered());
    post.language = m_languageChosen ? post.language : usualLanguage();
    changed();
}

void Composer::setLanguage(const QString &code)
{
    if (isReady() && languages().contains(code)) {
        m_draft.action.post.language = code;
        m_languageChosen = true;
        changed();
    }
}

QString Composer::usualLanguage() const
{
    return m_languages.value(accountId(), interfaceLanguage());
}

QStringList Composer::languages() const
{
    // Their order does not hang on the choice: a menu that is open stays as it is.
    QStringList codes = languageChoices({usualLanguage(), interfaceLanguage()});
    if (!language().isEmpty() && !codes.contains(language())) {
        codes << language();
    }
    return codes;
}

bool Composer::hasLanguage() const
{
    const auto at = server();
    return !at || at->family != Instance::Family::Misskey;
}

int Composer::limit() const
{
    const auto at = server();
    return at ? at->maxCharacters : Instance().maxCharacters;
}

const Account *Composer::account() const
{
    const auto &all = m_parts.accounts.all();
    const auto found = std::ranges::find(all, m_draft.action.account, &Account::id);
    return found == all.end() ? nullptr : &*found;
}

std::optional<Instance> Composer::server() const
{
    const Account *who = account();
    const auto found = m_place.servers.constFind(who == nullptr ? QString() : who->host);
    return found == m_place.servers.cend() ? std::nullopt : std::optional(*found);
}

QStringList Composer::visibilityNames() const
{
    QStringList names;
    for (const Visibility one : offered()) {
        names << ui::visibilityName(one);
    }
    return names;
}

QString Composer::visibilityName() const
{
    const QString name = ui::visibilityName(m_draft.action.post.visibility);
    return m_draft.action.post.localOnly ? Words::tr("%1, this server only").arg(name) : name;
}

QString Composer::visibilityIcon() const
{
    return ui::visibilityIcon(m_draft.action.post.visibility);
}

QStringList Composer::languageNames() const
{
    QStringList names;
    const QStringList codes = languages();
    for (const QString &code : codes) {
        names << ui::languageName(code);
    }
    return names;
}

QString Composer::languageName() const
{
    return ui::languageName(language());
}

/// Most letters change nothing but the count.
void Composer::typed()
{
    if (!m_trouble.isEmpty() || m_asked != Question::None || m_sure) {
        changed();
        return;
    }
    recount();
    keepSoon();
}

void Composer::changed()
{
    m_trouble.clear();
    m_asked = Question::None;
    m_sure = false;
    recount();
    keepSoon();
    Q_EMIT stateChanged();
}

void Composer::recount()
{
    m_count = postLength(text(), warning(), countingOf(server()));
    Q_EMIT countChanged();
}

bool Composer::isWorthKeeping() const
{
    const PostText &post = m_draft.action.post;
    const bool text = !post.text.trimmed().isEmpty() && post.text != m_start;
    const bool warning = !post.warning.trimmed().isEmpty() && post.warning != m_startWarning;
    // What was attached to a post that is deleted is known from nowhere else.
    const bool media = m_draft.action.kind == Action::Kind::Publish && !post.media.isEmpty();
    return text || warning || media;
}

void Composer::keepSoon()
{
    if (!isReady()) {
        return;
    }
    if (isWorthKeeping()) {
        m_draft.open = true;
        m_keeper.keep(m_draft);
    } else if (m_keeper.has(m_draft.key)) {
        m_keeper.drop(m_draft.key);
    }
}

void Composer::keepClosed()
{
    if (isReady() && isWorthKeeping()) {
        m_draft.open = false;
        m_keeper.keep(m_draft);
        m_keeper.flush();
    }
}

} // namespace asterism::ui
