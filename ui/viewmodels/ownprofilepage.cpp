// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/ownprofilepage.h"

#include "base/inback.h"
#include "base/log.h"
#include "store/settings.h"
#include "sync/attachmentfiles.h"
#include "sync/profilechecks.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnProfilePage)
};

constexpr int keepAfterMs = 1000;
constexpr int avatarRadius = 22;

const ProfileTruth *truthNamed(const QString &name)
{
    const auto all = profileTruths();
    const auto found = std::ranges::find(all, name, &ProfileTruth::name);
    return found == all.end() ? nullptr : &*found;
}

ProfilePart partNamed(const QString &which)
{
    return which == "header"_L1 ? ProfilePart::Header : ProfilePart::Avatar;
}

QString pictureShown(const Attachment &chosen, bool isChanged, const QString &address, int radius)
{
    using imageUrl::Fit;
    if (isChanged) {
        return chosen.file.isEmpty()
            ? QString()
            : imageUrl::attachment(chosen.file, Fit::Fill, radius).toString();
    }
    return imageUrl::picture(address, Fit::Fill, radius).toString();
}

void complainOf(const Result<Done> &done)
{
    if (!done) {
        qCWarning(logSync).noquote() << "profile draft:" << sentence(done.error());
    }
}

} // namespace

OwnProfilePage::OwnProfilePage(
    store::Store &store, Ask ask, const Account &account, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_account(account)
    , m_fields(new ProfileFields(this))
{
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(keepAfterMs);
    connect(&m_keeping, &QTimer::timeout, this, &OwnProfilePage::keepDraft);
    connect(m_fields, &ProfileFields::edited, this, [this] {
        m_now.fields = m_fields->fields();
        edited();
    });
    load();
}

OwnProfilePage::~OwnProfilePage()
{
    if (m_keeping.isActive()) {
        keepDraft();
    }
}

// ---- what is edited ---------------------------------------------------------------------------

ProfileChange OwnProfilePage::change() const
{
    ProfileChange change{.wished = m_now, .parts = {}, .avatar = m_avatar, .header = m_header};
    change.wished.avatar = m_told.avatar;
    change.wished.header = m_told.header;
    change.parts = (differing(asKept(m_now), asKept(m_told)) | m_pictures) & m_rules.parts;
    return change;
}

void OwnProfilePage::type(QString &text, const QString &typed)
{
    if (m_ready && text != typed) {
        text = typed.left(longestProfileText);
        edited();
    }
}

void OwnProfilePage::edited()
{
    m_problem.clear();
    m_keeping.start();
    Q_EMIT changed();
}

void OwnProfilePage::setVisibility(const QString &visibility)
{
    if (m_ready && m_rules.visibilities.contains(visibility) && this->visibility() != visibility) {
        m_now.visibility = asterism::visibility(visibility);
        edited();
    }
}

bool OwnProfilePage::truth(const QString &name) const
{
    const ProfileTruth *known = truthNamed(name);
    return known != nullptr && m_now.*known->member;
}

void OwnProfilePage::setTruth(const QString &name, bool on)
{
    const ProfileTruth *known = truthNamed(name);
    if (m_ready && known != nullptr && m_now.*known->member != on) {
        m_now.*known->member = on;
        edited();
    }
}

QVariantMap OwnProfilePage::offers() const
{
    QVariantMap offered;
    const QStringList names = words(m_rules.parts);
    for (const QString &name : names) {
        offered.insert(name, true);
    }
    return offered;
}

int OwnProfilePage::nameLeft() const
{
    return m_rules.limits.name - profileLength(m_now.name, ProfilePart::Name, m_rules);
}

int OwnProfilePage::bioLeft() const
{
    return m_rules.limits.bio - profileLength(m_now.bio, ProfilePart::Bio, m_rules);
}

bool OwnProfilePage::mayAddField() const
{
    const int most = m_rules.limits.fields > 0 ? m_rules.limits.fields : mostProfileFields;
    return m_fields->rowCount() < most;
}

// ---- pictures ---------------------------------------------------------------------------------

QString OwnProfilePage::avatar() const
{
    return pictureShown(m_avatar, isAvatarChanged(), m_now.avatar, avatarRadius);
}

QString OwnProfilePage::header() const
{
    return pictureShown(m_header, isHeaderChanged(), m_now.header, 0);
}

bool OwnProfilePage::isAvatarRemovable() const
{
    return m_rules.removesAvatar && !m_told.avatar.isEmpty() && !isAvatarChanged();
}

bool OwnProfilePage::isHeaderRemovable() const
{
    return m_rules.removesHeader && !m_told.header.isEmpty() && !isHeaderChanged();
}

Attachment &OwnProfilePage::picture(ProfilePart which)
{
    return which == ProfilePart::Avatar ? m_avatar : m_header;
}

void OwnProfilePage::choosePicture(const QString &which, const QUrl &file)
{
    if (!m_ready || m_saving) {
        return;
    }
    if (!file.isLocalFile()) {
        say(Words::tr("Only files of this computer can be taken."));
        return;
    }
    const QString folder = m_store.folder();
    const QString path = file.toLocalFile();
    ++m_copying;
    Q_EMIT changed();
    hear(inBack([folder, path] { return takeFile(folder, path); }), &m_store, this,
        [this, part = partNamed(which), round = m_round](const Result<Attachment> &taken) {
            --m_copying;
            if (round == m_round) {
                picked(part, taken);
            } else {
                Q_EMIT changed(); // the copy is tidied away
            }
        });
}

void OwnProfilePage::picked(ProfilePart which, const Result<Attachment> &taken)
{
    if (!taken) {
        say(sentence(taken.error()));
    } else if (!taken->type.startsWith("image/"_L1)) {
        say(Words::tr("\"%1\" is no picture.").arg(taken->name)); // the copy is tidied away
    } else {
        picture(which) = *taken;
        m_pictures |= which;
        edited();
    }
}

void OwnProfilePage::removePicture(const QString &which)
{
    if (m_ready && !m_saving) {
        picture(partNamed(which)) = {};
        m_pictures |= partNamed(which);
        edited();
    }
}

void OwnProfilePage::keepPicture(const QString &which)
{
    picture(partNamed(which)) = {};
    m_pictures &= ~ProfileParts(partNamed(which));
    edited();
}

// ---- the server -------------------------------------------------------------------------------

void OwnProfilePage::load()
{
    if (m_loading || m_ready) {
        return;
    }
    m_loading = true;
    m_problem.clear();
    Q_EMIT changed();
    hear(m_ask(u"own-profile"_s, {{u"account"_s, m_account.id.value}}), &m_store, this,
        [this](const Result<QJsonObject> &answer) { loaded(answer); });
}

void OwnProfilePage::loaded(const Result<QJsonObject> &answer)
{
    if (!answer) {
        m_loading = false;
        say(sentence(answer.error()));
        return;
    }
    const EditableProfile editable = editableFromJob(*answer);
    m_told = editable.profile;
    m_now = editable.profile;
    m_rules = editable.rules;
    const auto read = [key = draftKey()](store::UserTx &tx) { return store::setting(tx, key); };
    hear(
        m_store.readUser(read), &m_store, this, [this](const Result<std::optional<QString>> &kept) {
            m_loading = false;
            m_ready = true;
            restore(kept ? kept->value_or(QString()) : QString());
            m_fields->show(m_now.fields);
            Q_EMIT changed();
        });
}

/// Files of more than a day ago are gone; whether one is there shows when it is sent.
void OwnProfilePage::restore(const QString &kept)
{
    const QJsonObject json = QJsonDocument::fromJson(kept.toUtf8()).object();
    if (json.isEmpty()) {
        return;
    }
    const ProfileChange draft = profileChangeFromJson(json);
    takeParts(m_now, draft.wished, draft.parts & m_rules.parts);
    m_pictures = draft.parts & m_rules.parts & (ProfilePart::Avatar | ProfilePart::Header);
    m_avatar = draft.avatar;
    m_header = draft.header;
    m_restored = isDirty();
}

void OwnProfilePage::save()
{
    const ProfileChange wished = change();
    if (!m_ready || m_saving || m_copying > 0 || !wished.parts) {
        return;
    }
    if (const QString why = whyNotSaved(wished, m_rules); !why.isEmpty()) {
        say(why);
        return;
    }
    m_saving = true;
    m_problem.clear();
    keepDraft();
    Q_EMIT changed();
    const QJsonObject argument{{u"account"_s, m_account.id.value}, {u"change"_s, toJson(wished)}};
    hear(m_ask(u"own-profile-save"_s, argument), &m_store, this,
        [this](const Result<QJsonObject> &answer) { heard(answer); });
}

/// What is saved is no change any more; what is not stays as it was typed.
void OwnProfilePage::heard(const Result<QJsonObject> &answer)
{
    m_saving = false;
    if (!answer) {
        say(sentence(answer.error()));
        return;
    }
    const SavedProfile outcome = savedFromJob(*answer);
    if (outcome.profile) {
        m_pictures.setFlag(ProfilePart::Avatar,
            isAvatarChanged() && outcome.error && outcome.profile->avatar == m_told.avatar);
        m_pictures.setFlag(ProfilePart::Header,
            isHeaderChanged() && outcome.error && outcome.profile->header == m_told.header);
        m_told = *outcome.profile;
        m_now.avatar = m_told.avatar;
        m_now.header = m_told.header;
    }
    if (outcome.error) {
        keepDraft();
        say(sentence(*outcome.error));
        return;
    }
    discard();
    Q_EMIT saved();
}

void OwnProfilePage::discard()
{
    if (m_saving) {
        return;
    }
    ++m_round;
    m_now = m_told;
    m_pictures = {};
    m_avatar = {};
    m_header = {};
    m_restored = false;
    m_problem.clear();
    m_fields->show(m_now.fields);
    keepDraft();
    Q_EMIT changed();
}

void OwnProfilePage::keepDraft()
{
    m_keeping.stop();
    if (!m_ready) {
        return;
    }
    const ProfileChange wished = change();
    const QString text = wished.parts
        ? QString::fromUtf8(QJsonDocument(toJson(wished)).toJson(QJsonDocument::Compact))
        : QString();
    m_store
        .writeUser([key = draftKey(), text](
                       store::UserTx &tx) { return store::saveSetting(tx, key, text); })
        .then(&m_store, &complainOf);
}

void OwnProfilePage::say(const QString &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace asterism::ui
