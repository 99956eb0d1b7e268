from django.utils.cache import patch_cache_control


def private_pages(get_response):
    """No browser and no proxy stores what a user was shown: no figure is older than the last
    commit, and nothing is left behind after logging out."""

    def middleware(request):
        response = get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
