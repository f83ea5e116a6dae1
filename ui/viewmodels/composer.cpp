// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

} // namespace

Composer::Composer(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_keeper(m_parts.store)
    , m_posts(m_parts.folder, [this] { return isReady(); })
{
    for (auto it = m_parts.saved.cbegin(); it != m_parts.saved.cend(); ++it) {
        if (it.key().startsWith("post-language/"_L1)) {
            m_languages.insert(it.key().section(u'/', 1), it.value());
        }
    }
    connect(&m_posts, &ComposeParts::changed, this, &Composer::partEdited);
    connect(&m_posts, &ComposeParts::firstTextChanged, this, &Composer::textChanged);
    connect(&m_keeper, &DraftKeeper::ready, this, &Composer::begun);
    connect(&m_keeper, &DraftKeeper::problem, this, &Composer::problem);
    connect(&m_keeper, &DraftKeeper::savedChanged, this, &Composer::countChanged);
    connect(&m_keeper, &DraftKeeper::changed, this, &Composer::showDrafts);
    connect(&m_parts.accounts, &AccountsModel::wasRead, this, &Composer::accountsChanged);
}

bool Composer::isReady() const
{
    const bool asked = m_asked == Question::Delete || m_asked == Question::Unschedule
        || m_asked == Question::Orphan || m_asked == Question::NoCopies;
    return m_stage == Stage::Writing && !asked;
}

QString Composer::title() const
{
    const PostText &post = m_draft.action.post;
    if (isEdit()) {
        return Words::tr("Edit the post");
    }
    if (!post.replyTo.isEmpty()) {
        return Words::tr("Reply");
    }
    return post.quote.isEmpty() ? Words::tr("New post") : Words::tr("Quote");
}

QString Composer::sendWord() const
{
    if (isEdit()) {
        return Words::tr("Save");
    }
    return m_draft.action.post.replyTo.isEmpty() ? Words::tr("Post") : Words::tr("Reply");
}

void Composer::setWarning(const QString &warning)
{
    if (!isReady() || warning == m_draft.action.post.warning) {
        return;
    }
    m_draft.action.post.warning = warning.left(longestWarning);
    m_warned = m_warned || !warning.isEmpty();
    m_posts.setRules(rules());
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

QString Composer::quotedName() const
{
    return m_place.quoted ? m_place.quoted->name : m_draft.action.post.quote;
}

/// All of it, as it stands there.
Draft Composer::written() const
{
    Draft draft = m_draft;
    draft.hiddenWarning = m_hiddenWarning;
    if (draft.action.account.isEmpty()) {
        draft.action.account = m_sentBy; // gone, or nobody: whose server has the files stays known
    }
    std::vector<PostText> posts = m_posts.posts();
    for (PostText &post : posts) {
        post.media = draft.action.account == m_sentBy ? post.media : withoutSent(post.media);
    }
    draft.action.post.text = posts.front().text;
    draft.action.post.media = posts.front().media;
    draft.action.post.poll = posts.front().poll;
    draft.more.assign(posts.begin() + 1, posts.end());
    return draft;
}

PartRules Composer::rules() const
{
    const PostText &post = m_draft.action.post;
    const std::vector<Poster> all = posters();
    return {.posters = all,
        .warning = warning(),
        .visibility = post.visibility,
        .localOnly = !isEdit() && post.localOnly,
        .answers = !post.replyTo.isEmpty(),
        .quotes = !isEdit() && !post.quote.isEmpty(),
        .scheduled = post.scheduledAt > 0 && partCount() == 1,
        .pollStays = isEdit() && leavePolls(all),
        .answered = m_place.parent ? m_place.parent->acct : QString(),
        .to = isEdit() ? std::optional(post.to) : std::nullopt};
}

PostingTime Composer::time() const
{
    return {.post = m_draft.action.post, .thread = partCount() > 1, .now = m_parts.clock.now()};
}

/// Most letters change nothing but the count.
void Composer::typed()
{
    if (!isReady()) {
        Q_EMIT countChanged();
    } else if (!m_trouble.isEmpty() || m_asked != Question::None || !m_sure.isEmpty()) {
        changed();
    } else {
        showWriters();
        Q_EMIT countChanged();
        keepSoon();
    }
}

void Composer::changed()
{
    m_trouble.clear();
    m_asked = Question::None;
    m_sure.clear();
    judge();
    keepSoon();
    Q_EMIT stateChanged();
}

void Composer::judge()
{
    m_posts.setRules(rules());
    showWriters();
    Q_EMIT countChanged();
}

bool Composer::isOwnWarning(const QString &words) const
{
    return !words.trimmed().isEmpty() && words != m_start.warning;
}

bool Composer::isWorthKeeping() const
{
    if (isEdit() && m_draft.began) {
        return isOwnWarning(m_hiddenWarning)
            || !isSameContent(written().action.post, *m_draft.began);
    }
    const std::vector<PostText> posts = m_posts.posts();
    const PostText &first = posts.front();
    const bool text = !first.text.trimmed().isEmpty() && first.text != m_start.text;
    const bool warned = isOwnWarning(warning()) || isOwnWarning(m_hiddenWarning);
    const bool more = std::any_of(
        posts.begin() + 1, posts.end(), [](const PostText &part) { return !isBlank(part); });
    return text || warned || more || first.media != m_start.media || first.poll != m_start.poll;
}

void Composer::keepSoon()
{
    if (!isReady()) {
        return;
    }
    if (isWorthKeeping()) {
        m_draft.open = true;
        m_keeper.keep(written());
    } else if (m_keeper.has(m_draft.key)) {
        m_keeper.drop(m_draft.key);
    }
}

/// Of what a question bars from being written in only a draft is kept: nothing else is lost with
/// it.
void Composer::keepClosed()
{
    const bool barred = m_stage == Stage::Writing && !isReady();
    if ((isReady() && isWorthKeeping()) || (barred && isBegun())) {
        m_draft.open = false;
        m_keeper.keep(written());
        m_keeper.flush();
    }
}

void Composer::showDrafts()
{
    m_drafts.show(m_keeper.all(), m_parts.accounts.all(), m_draft.key, m_keeper.hasMore());
}

} // namespace asterism::ui
